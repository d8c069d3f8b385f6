import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import type { Signer } from "../../functions/ports.ts";

type Pair = { readonly privateKey: KeyObject; readonly publicKey: KeyObject };

/** A signer whose key lies in this process. */
export const signerWith = ({ privateKey, publicKey }: Pair): Signer => ({
  sign: async (bytes) => createSign("RSA-SHA256").update(bytes).sign(privateKey),
  publicKey: async () => publicKey.export({ format: "der", type: "spki" }),
});

export const newPair = (): Pair => generateKeyPairSync("rsa", { modulusLength: 2048 });
