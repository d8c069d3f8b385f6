import type { Signer } from "../../ports.ts";

/** The signature of a text's bytes, in base64 on one line (OpenDSR 2.0, 6.9). */
export const signatureOf = async ({ sign }: Signer, text: string): Promise<string> =>
  Buffer.from(await sign(Buffer.from(text))).toString("base64");

/**
 * A body with the signature of itself, without it, as the last member: the standard wants one in the body, and a
 * body cannot hold its own.
 */
export const withSignature = async <B extends object>(signer: Signer, body: B) => ({
  ...body,
  processor_signature: await signatureOf(signer, JSON.stringify(body)),
});
