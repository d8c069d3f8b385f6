/** Receipts as the notary makes them, with a key of the test's own. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { App } from "../../functions/domain/app.ts";
import {
  canonical,
  type Head,
  type Receipt,
  type SignedReceipt,
  type Unplaced,
} from "../../functions/domain/receipt.ts";
import { type Draft, purgeDraft, requestDraft } from "../../functions/domain/receipt-draft.ts";
import { chained, hashOf } from "../../functions/domain/receipt-hash.ts";
import { type Remains, receiptOf } from "../../functions/domain/receipt-of.ts";

export const start = Date.UTC(2030, 0, 15, 12);

export const someApp: App = {
  ...{ appId: "app1", uin: "uin-of-app1", region: "eu-central-1", clientIds: ["client1"] },
  ...{ registeredAt: start - 1_000, changedAt: start, status: "purging" },
  ...{ terminatedAt: start - 500, purgeAt: start },
};

export const counts = { messages: { found: 5, deleted: 5, refused: 0 } };
export const somePurge: Draft = purgeDraft(someApp, counts, [], start + 60_000);
export const nothingLeft: Remains = { left: {}, unconfirmed: [] };
export const user = "AbCdEfGhIjKlMnOpQrStUv";
export const requestOf = (index: number): Draft =>
  requestDraft(someApp, user, start + index, start + index);

/** Somebody who has a key. */
export const notary = () => {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
  const der = publicKey.export({ type: "spki", format: "der" });
  const by = { key: createHash("sha256").update(der).digest("hex"), region: "eu-central-1" };
  return {
    pem,
    by,
    signed: (text: string): SignedReceipt => signedBy(privateKey, by.key, text),
    /** The receipt of a draft, with nothing left, a minute later. */
    receipt: (draft: Draft, remains: Remains = nothingLeft): Unplaced =>
      receiptOf(draft, remains, draft.ended + 60_000, by),
    /** Signs receipts as a chain. */
    chain: (receipts: readonly Unplaced[], head?: Head): SignedReceipt[] =>
      chained(head, receipts).map((one) => signedBy(privateKey, by.key, canonical(one))),
  };
};

const signedBy = (privateKey: KeyObject, key: string, text: string): SignedReceipt => ({
  receipt: Buffer.from(text).toString("base64"),
  signature: sign("sha256", Buffer.from(text), privateKey).toString("base64"),
  key,
});

export const fileOf = (signed: object, name = "receipt.json") => ({
  name,
  text: JSON.stringify(signed),
});

export const opened = ({ receipt }: SignedReceipt): Receipt =>
  JSON.parse(Buffer.from(receipt, "base64").toString());

export const headOf = (signed: SignedReceipt) => {
  const { chain, number } = opened(signed);
  return { chain, number, hash: hashOf(Buffer.from(signed.receipt, "base64").toString()) };
};

/** Every place of a document that holds a value, as a path. */
export const leavesOf = (value: unknown, path: readonly string[] = []): string[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...path, name]))
    : [path.join(".")];

/** Another value of the same kind. */
export const otherThan = (value: unknown): unknown => {
  if (typeof value === "number") return value + 1;
  if (value === null) return "0".repeat(64);
  const text = String(value);
  return text.slice(0, -1) + (text.endsWith("0") ? "1" : "0");
};
