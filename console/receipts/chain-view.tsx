import { useSignal } from "@preact/signals";
import type { Receipt } from "../../functions/domain/receipt.ts";
import { bytesIn, textOf } from "../../functions/domain/receipt-check.ts";
import { useDoing } from "../shell/doing.ts";
import { Failure } from "../shell/notice.tsx";
import { counted } from "../words/format.ts";
import type { Chain } from "./load.ts";
import { ReceiptView } from "./receipt-view.tsx";
import { Verdict } from "./verdict.tsx";
import type { verifyHere } from "./verifier.ts";

type Outcome = Awaited<ReturnType<typeof verifyHere>>;

const opened = (encoded: string): Receipt => JSON.parse(textOf(bytesIn(encoded)));

const fileOf = (page: Chain["pages"][number], index: number) => ({
  name: `page ${index + 1}`,
  text: JSON.stringify({ receipts: page.receipts }),
});

const verify = async ({ pages, pem, head }: Chain): Promise<Outcome> => {
  const { verifyHere: check } = await import("./verifier.ts");
  return check(pages.map(fileOf), pem, { heads: head === undefined ? [] : [head] });
};

const Pending = ({ pages, reload }: Pick<Chain, "pages"> & { readonly reload: () => void }) => {
  const pending = pages[0]?.pending ?? 0;
  if (pending === 0) return null;
  return (
    <p>
      {counted(pending, "receipt")} to come: somebody else reads back first that nothing remains.{" "}
      <button type="button" class="link" onClick={reload}>
        Look again
      </button>
    </p>
  );
};

/** A chain of receipts, the newest first, and a button that checks all of it in this browser. */
export const ChainView = ({
  chain,
  reload,
}: {
  readonly chain: Chain;
  readonly reload: () => void;
}) => {
  const outcome = useSignal<Outcome | undefined>(undefined);
  const { isBusy, error, run } = useDoing();
  const signed = chain.pages.flatMap(({ receipts }) => receipts);
  const check = () =>
    run(async () => {
      outcome.value = await verify(chain);
    });
  return (
    <>
      <Pending pages={chain.pages} reload={reload} />
      {signed.length === 0 && <p>Nothing has been deleted that a receipt is made of.</p>}
      {signed.length > 0 && (
        <button type="button" aria-busy={isBusy} disabled={isBusy} onClick={() => void check()}>
          Verify {counted(signed.length, "receipt")} in this browser
        </button>
      )}
      <Failure error={error} />
      <div role="status">
        {outcome.value && <Verdict outcome={outcome.value} pem={chain.pem} />}
      </div>
      {signed.toReversed().map(({ receipt }) => (
        <ReceiptView key={receipt} receipt={opened(receipt)} />
      ))}
    </>
  );
};
