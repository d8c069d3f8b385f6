import { Badge } from "../words/badge.tsx";
import { counted } from "../words/format.ts";
import type { verifyHere } from "./verifier.ts";

type Props = {
  readonly outcome: Awaited<ReturnType<typeof verifyHere>>;
  readonly pem: string;
};

/** What this browser found when it checked. */
export const Verdict = ({ outcome: { receipts, findings }, pem }: Props) => (
  <article class="verdict">
    {findings.length === 0 ? (
      <Badge tone="good">{counted(receipts.length, "receipt")} verified</Badge>
    ) : (
      <Badge tone="bad">{counted(findings.length, "finding")}</Badge>
    )}
    <p>
      Checked here, with the public key alone: each signature (ECDSA P-256), the canonical form, the
      chain from receipt to receipt up to its published end, and whether each says what the policy
      asks for.
    </p>
    {findings.length > 0 && (
      <ul>
        {findings.map(({ where, what }) => (
          <li key={`${where} ${what}`}>
            {where}: {what}
          </li>
        ))}
      </ul>
    )}
    <details>
      <summary>The public key</summary>
      <pre tabindex={0}>{pem}</pre>
    </details>
  </article>
);
