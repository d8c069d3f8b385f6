/**
 * The keys of an app, unwrapped on demand: one that makes keyed digests, so that keys, names and logs hold nothing
 * personal (invariant 10), and one for each category that seals what the category holds. What KMS opened stays in
 * memory for `operational.keyCache` at the most.
 */
import { createHmac } from "node:crypto";
import { type DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { DecryptCommand, type KMSClient } from "@aws-sdk/client-kms";
import { keyRowOf } from "../domain/key-shares.ts";
import type { KeyUse } from "../policy/categories.ts";
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { AppKey, AppKeys, KeyRing } from "../ports.ts";
import { fromItem, toItem } from "./items.ts";
import { categoryKey, derived, vaultOf } from "./vault.ts";

/** KMS opens what it wrapped under the same context only; roles are bound to the categories in it. */
export const contextOf = (app: string, category: KeyUse) => ({ app, category });

/** The row of the key that makes digests. */
export const digestRow = "-";

const digestLength = 22;

const ringOf = (key: Uint8Array): KeyRing => ({
  digest: (value) =>
    createHmac("sha256", key).update(value).digest("base64url").slice(0, digestLength),
});

/** What was made lately, by name: for a while, and a bounded number. */
const memory = (now: () => number) => {
  const most = 1_000;
  const longest = milliseconds(operational.keyCache);
  const cached = new Map<string, { readonly key: Uint8Array; readonly since: number }>();
  return async (name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> => {
    const known = cached.get(name);
    if (known !== undefined && now() - known.since < longest) return known.key;
    const key = await make();
    if (cached.size >= most) cached.clear();
    cached.set(name, { key, since: now() });
    return key;
  };
};

/** The keys of apps. Throws if a key has been destroyed. */
export const appKeys = (
  dynamodb: DynamoDBClient,
  table: string,
  kms: KMSClient,
  now: () => number,
): AppKeys => {
  const remembered = memory(now);

  const unwrap = async (appId: string, row: string, use: KeyUse): Promise<Uint8Array> => {
    const Key = toItem({ pk: appId, sk: row });
    const { Item } = await dynamodb.send(
      new GetItemCommand({ TableName: table, Key, ConsistentRead: true }),
    );
    if (Item === undefined) throw new Error("The app's key is gone");
    const { wrapped: CiphertextBlob } = fromItem<AppKey>(Item);
    const EncryptionContext = contextOf(appId, use);
    const { Plaintext } = await kms.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }));
    if (Plaintext === undefined) throw new Error("KMS opened no key");
    return Plaintext;
  };

  return {
    ring: async ({ appId, registeredAt }) =>
      ringOf(
        await remembered([appId, registeredAt].join(" "), async () =>
          derived(await unwrap(appId, digestRow, "digest"), "digest"),
        ),
      ),
    vault: async ({ app: { appId, registeredAt }, settings: { keys = {} } }, category) => {
      const { id, share } = keys[category] ?? {};
      if (id === undefined || share === undefined) throw new Error("The settings name no key");
      const make = async () => {
        const half = await unwrap(appId, keyRowOf(category, id), category);
        return categoryKey(half, share, appId, category, id);
      };
      const name = [appId, registeredAt, category, id].join(" ");
      return vaultOf(category, id, await remembered(name, make));
    },
  };
};
