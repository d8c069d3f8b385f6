/**
 * The keys of an app: a data key that KMS wrapped under the app's id, from which two others are derived.
 * One makes keyed digests, so that keys, names and logs hold nothing personal (invariant 10); one seals
 * secrets (AES-256-GCM). The plaintext stays in memory for `operational.keyCache` at the most.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { DeleteItemCommand, type DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import {
  DecryptCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  type KMSClient,
} from "@aws-sdk/client-kms";
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { AppKey, AppKeys, KeyRing } from "../ports.ts";
import { rowKey } from "./dynamodb-apps.ts";
import { fromItem } from "./items.ts";

const context = (appId: string) => ({ app: appId });
const digestLength = 22;
const nonceLength = 12;
const tagLength = 16;

const ringOf = (dataKey: Uint8Array): KeyRing => {
  const derive = (use: string) => Buffer.from(hkdfSync("sha256", dataKey, "", use, 32));
  const digestKey = derive("digest");
  const sealKey = derive("seal");
  return {
    digest: (value) =>
      createHmac("sha256", digestKey).update(value).digest("base64url").slice(0, digestLength),
    seal: (value, name) => {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv("aes-256-gcm", sealKey, nonce).setAAD(Buffer.from(name));
      const sealed = [nonce, cipher.update(value, "utf8"), cipher.final(), cipher.getAuthTag()];
      return Buffer.concat(sealed).toString("base64");
    },
    open: (sealed, name) => {
      const bytes = Buffer.from(sealed, "base64");
      const decipher = createDecipheriv("aes-256-gcm", sealKey, bytes.subarray(0, nonceLength));
      decipher.setAAD(Buffer.from(name)).setAuthTag(bytes.subarray(-tagLength));
      const body = bytes.subarray(nonceLength, -tagLength);
      return decipher.update(body, undefined, "utf8") + decipher.final("utf8");
    },
  };
};

/** A new wrapped data key for an app. */
export const newAppKey =
  (kms: KMSClient, keyId: string) =>
  async (appId: string): Promise<AppKey> => {
    const { CiphertextBlob } = await kms.send(
      new GenerateDataKeyWithoutPlaintextCommand({
        KeyId: keyId,
        KeySpec: "AES_256",
        EncryptionContext: context(appId),
      }),
    );
    if (CiphertextBlob === undefined) throw new Error("KMS made no key");
    return { wrapped: CiphertextBlob };
  };

/** The key rings of apps, unwrapped on demand. Throws if the app's key has been destroyed. */
export const appKeys = (
  dynamodb: DynamoDBClient,
  table: string,
  kms: KMSClient,
  now: () => number,
): AppKeys => {
  const cached = new Map<string, { ring: KeyRing; since: number }>();
  const longest = milliseconds(operational.keyCache);

  const unwrap = async (appId: string): Promise<KeyRing> => {
    const { Item } = await dynamodb.send(
      new GetItemCommand({ TableName: table, Key: rowKey(appId), ConsistentRead: true }),
    );
    if (Item === undefined) throw new Error("The app's key is gone");
    const { Plaintext } = await kms.send(
      new DecryptCommand({
        CiphertextBlob: fromItem<AppKey>(Item).wrapped,
        EncryptionContext: context(appId),
      }),
    );
    if (Plaintext === undefined) throw new Error("KMS opened no key");
    return ringOf(Plaintext);
  };

  return {
    ring: async ({ appId, registeredAt }) => {
      const name = `${appId} ${registeredAt}`;
      const known = cached.get(name);
      if (known !== undefined && now() - known.since < longest) return known.ring;
      const ring = await unwrap(appId);
      if (cached.size >= 1_000) cached.clear();
      cached.set(name, { ring, since: now() });
      return ring;
    },
  };
};

/** Destroys an app's key: whatever was sealed or named with it is lost. */
export const destroyAppKey =
  (client: DynamoDBClient, table: string) =>
  async (appId: string): Promise<void> => {
    await client.send(new DeleteItemCommand({ TableName: table, Key: rowKey(appId) }));
  };
