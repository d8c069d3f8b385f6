import { createHash } from "node:crypto";
import { GetPublicKeyCommand, type KMSClient, SignCommand } from "@aws-sdk/client-kms";
import type { Signer } from "../ports.ts";

/** A key in KMS that never leaves it. It gets the digest: KMS takes no message over 4 KB. */
export const kmsSigner = (client: KMSClient, KeyId: string): Signer => ({
  sign: async (bytes) => {
    const { Signature } = await client.send(
      new SignCommand({
        KeyId,
        Message: createHash("sha256").update(bytes).digest(),
        MessageType: "DIGEST",
        SigningAlgorithm: "RSASSA_PKCS1_V1_5_SHA_256",
      }),
    );
    if (Signature === undefined) throw new Error("KMS signed nothing");
    return Signature;
  },
  publicKey: async () => {
    const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId }));
    if (PublicKey === undefined) throw new Error("KMS gave no public key");
    return PublicKey;
  },
});
