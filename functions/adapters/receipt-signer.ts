import { createHash, createPublicKey } from "node:crypto";
import { GetPublicKeyCommand, type KMSClient, SignCommand } from "@aws-sdk/client-kms";
import { keyIdOf } from "../domain/receipt-hash.ts";
import type { ReceiptSigner } from "../ports.ts";

const publicKey = async (kms: KMSClient, keyId: string): Promise<Uint8Array> => {
  const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId: keyId }));
  if (PublicKey === undefined) throw new Error("KMS told no public key");
  return PublicKey;
};

/** The public half of the key that signs receipts, in PEM. */
export const receiptKeyInPem = async (kms: KMSClient, keyId: string): Promise<string> => {
  const key = Buffer.from(await publicKey(kms, keyId));
  return createPublicKey({ key, format: "der", type: "spki" })
    .export({ format: "pem", type: "spki" })
    .toString();
};

/** ECDSA with P-256 and SHA-256. KMS takes a digest: of a message it would take 4,096 bytes at the most. */
export const receiptSigner = (kms: KMSClient, keyId: string): ReceiptSigner => {
  let id: Promise<string> | undefined;
  const read = async () => keyIdOf(await publicKey(kms, keyId));
  return {
    id: () => {
      id ??= read().catch((error: unknown) => {
        id = undefined;
        throw error;
      });
      return id;
    },
    sign: async (text) => {
      const { Signature } = await kms.send(
        new SignCommand({
          KeyId: keyId,
          Message: createHash("sha256").update(text).digest(),
          MessageType: "DIGEST",
          SigningAlgorithm: "ECDSA_SHA_256",
        }),
      );
      if (Signature === undefined) throw new Error("KMS signed nothing");
      return Buffer.from(Signature).toString("base64");
    },
  };
};
