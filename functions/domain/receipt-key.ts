import { createPublicKey, verify } from "node:crypto";
import type { Verifier } from "./receipt-check.ts";
import { hashOf, keyIdOf } from "./receipt-hash.ts";

/** A public key in PEM. Throws for what is none. */
export const publicKeyOf = (pem: string): Verifier => {
  const key = createPublicKey(pem);
  return {
    id: keyIdOf(key.export({ type: "spki", format: "der" })),
    fits: (bytes, signature) => verify("sha256", bytes, { key, dsaEncoding: "der" }, signature),
    hash: hashOf,
  };
};
