/** Messages of several sizes as records, in clear as they once lay there and sealed as they do. */
import { randomBytes } from "node:crypto";
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Item } from "../../../functions/adapters/items.ts";
import { recordItem } from "../../../functions/adapters/record-items.ts";
import { vaultOf } from "../../../functions/adapters/vault.ts";
import { asJson } from "../../../functions/adapters/wire.ts";
import { placeOfMessage } from "../../../functions/domain/message.ts";
import type { Vault } from "../../../functions/ports.ts";
import { sealed, type Unsealed } from "../../../functions/steps/sealing/sealed.ts";
import { itemSize, type Item as JsonItem, writeUnits } from "../stand-in/values.ts";

/** How long the texts are (bytes). */
export const sizes = [100, 1_024, 10_240] as const;

const start = Date.UTC(2030, 0, 15, 12);
const week = 604_800_000;
const conversations = 5;
const promise = { until: start + week, terms: 1 };

const digest = (value: string): string => value.padEnd(22, "d").slice(0, 22);

/** A vault whose ids are as long as real ones. */
export const vault = (): Vault => vaultOf("messages", "k".repeat(12), randomBytes(32));

/** Messages with texts of a size, in a few conversations of one day. */
export const draftsOf = (count: number, size: number): Unsealed[] =>
  Array.from({ length: count }, (_, place) => {
    const content = {
      conversationId: `conversation ${place % conversations}`,
      messageId: `m${String(place).padStart(9, "0")}`,
      from: "alice",
      text: "x".repeat(size),
    };
    const at = start + place;
    return { ...placeOfMessage("app1", digest, { ...content, sentAt: at }), at, content };
  });

export const inClear = ({ content, ...draft }: Unsealed): Item =>
  recordItem({ ...draft, ...content, ...promise });

export const underKey = (by: Vault, draft: Unsealed): Item =>
  recordItem({ ...sealed(by, draft), ...promise });

/** An item as DynamoDB's JSON, and back. */
export const toText = (item: Item): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(item).map(([name, value]) => [name, asJson(value)])),
  );

export const fromText = (text: string): Item =>
  Object.fromEntries(
    Object.entries(JSON.parse(text) as JsonItem).map(([name, value]) => [
      name,
      (value.B === undefined ? value : { B: Buffer.from(value.B, "base64") }) as AttributeValue,
    ]),
  );

const bytesOf = (item: Item): number => itemSize(JSON.parse(toText(item)));

/** What a record weighs, and what it costs to write, in clear and sealed. */
export const weightsOf = (size: number) => {
  const [draft] = draftsOf(1, size);
  if (draft === undefined) throw new Error("No message");
  const [clear, bytes] = [bytesOf(inClear(draft)), bytesOf(underKey(vault(), draft))];
  const [clearUnits, units] = [writeUnits(0, clear), writeUnits(0, bytes)];
  return { size, clear, bytes, clearUnits, units };
};
