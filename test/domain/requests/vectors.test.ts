/** The published vectors: verified with `node:crypto` alone, and what we say is what they hold. */
import { verify, X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import published from "../../../docs/opendsr-vectors.json" with { type: "json" };
import { answers, domain } from "../../support/spoken.ts";

type Vector = {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly valid: boolean;
};
const vectors = published.vectors as readonly unknown[] as readonly Vector[];
const certificate = new X509Certificate(published.certificate);

const signatureIn = ({ headers }: Vector): string =>
  headers["x-opendsr-signature"] ?? headers["x-opengdpr-signature"] ?? "";

const verified = (body: string, signature: string): boolean =>
  verify(
    "RSA-SHA256",
    Buffer.from(body),
    certificate.publicKey,
    Buffer.from(signature.replace(/\s/g, ""), "base64"),
  );

describe("the published vectors of our signatures", () => {
  it.each(vectors)("$name: valid is $valid", (vector) => {
    expect(verified(vector.body, signatureIn(vector))).toBe(vector.valid);
  });

  it("have a certificate that signed itself, for the domain that they name", () => {
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.checkHost(published.domain)).toBe(domain);
    for (const { headers } of vectors) expect(Object.values(headers)).toContain(domain);
  });

  it("have, where a body holds a signature, that of the body without its last member", () => {
    const holding = vectors.filter(({ body }) => body.includes('"processor_signature":"'));
    const own = holding.filter(({ valid }) => valid);
    expect(own.length).toBeGreaterThan(1);
    for (const { body } of own.filter((one) => one.body.includes("received_time"))) {
      const [, rest = "", signature = ""] =
        /^(.*),"processor_signature":"([^"]+)"}$/.exec(body) ?? [];
      expect(verified(`${rest}}`, signature)).toBe(true);
    }
  });

  it("are what we say today, to the byte but for the signatures", async () => {
    const unsigned = (body: string) => body.replace(/"processor_signature":"[^"]*"}$/, "");
    const sign = async () => Buffer.from("none");
    const spoken = await answers({ sign, publicKey: sign });
    for (const [name, { body }] of Object.entries(spoken)) {
      const vector = vectors.find((one) => one.name === name);
      expect(unsigned(vector?.body ?? ""), name).toBe(unsigned(body));
    }
  });
});
