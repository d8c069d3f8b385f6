import { randomBytes } from "node:crypto";
import { GenerateDataKeyWithoutPlaintextCommand, type KMSClient } from "@aws-sdk/client-kms";
import { type KeyShare, keyRowOf } from "../domain/key-shares.ts";
import type { KeyUse, Sealed } from "../policy/categories.ts";
import type { AppKey, NewKeys } from "../ports.ts";
import { contextOf, digestRow } from "./app-keys.ts";

const idLength = 9;
const shareLength = 32;

const wrappedKey = async (kms: KMSClient, KeyId: string, appId: string, use: KeyUse) => {
  const EncryptionContext = contextOf(appId, use);
  const { CiphertextBlob } = await kms.send(
    new GenerateDataKeyWithoutPlaintextCommand({ KeyId, KeySpec: "AES_256", EncryptionContext }),
  );
  if (CiphertextBlob === undefined) throw new Error("KMS made no key");
  return CiphertextBlob;
};

/** A new key for the digests of an app. */
export const newDigestKey =
  (kms: KMSClient, keyId: string) =>
  async (appId: string): Promise<AppKey> => ({
    row: digestRow,
    wrapped: await wrappedKey(kms, keyId, appId, "digest"),
  });

/** Makes keys under the region's key; ids are random, so that none is ever named again. */
export const newKeys =
  (kms: KMSClient, keyId: string): NewKeys =>
  async (appId, categories) => {
    const make = async (category: Sealed) => {
      const id = randomBytes(idLength).toString("base64url");
      const share: KeyShare = { id, share: randomBytes(shareLength).toString("base64") };
      const wrapped = await wrappedKey(kms, keyId, appId, category);
      return { category, share, key: { row: keyRowOf(category, id), wrapped } };
    };
    const made = await Promise.all(categories.map(make));
    return {
      rows: made.map(({ key }) => key),
      shares: Object.fromEntries(made.map(({ category, share }) => [category, share])),
    };
  };
