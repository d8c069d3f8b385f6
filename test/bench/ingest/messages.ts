/** The messages that are stored: by the API's handler, or raw. */
import { recordItem } from "../../../functions/adapters/record-items.ts";
import { placeOfMessage } from "../../../functions/domain/message.ts";
import { type Item, itemSize } from "../stand-in/values.ts";

export const app = "app1";
export const batchSize = 100;
/** What a record weighs (bytes). */
const recordBytes = 400;
export const start = Date.UTC(2030, 0, 15, 12);
const week = 604_800_000;

/** Messages of one batch: an equal share for each conversation. */
export type Batch = { readonly number: number; readonly conversations: readonly string[] };

const textOf = (bytes: number): string => "x".repeat(Math.max(1, bytes));

/** A message without its text. */
const bare = ({ number, conversations }: Batch, place: number) => ({
  conversationId: conversations[place % conversations.length] ?? "c",
  messageId: `m${String(number * batchSize + place).padStart(9, "0")}`,
  from: "alice",
});

const digest = (value: string): string => value.padEnd(22, "d").slice(0, 22);

/** The item that a message becomes, its names of no meaning but of their length. */
const itemOf = (message: ReturnType<typeof bare>, text: string): Item => {
  const place = placeOfMessage(app, digest, { ...message, sentAt: start });
  const record = { ...place, ...message, text, at: start, until: start + week, terms: 1 };
  return recordItem(record) as Item;
};

const missing = recordBytes - itemSize(itemOf(bare({ number: 0, conversations: ["c000"] }, 0), ""));

const places = Array.from({ length: batchSize }, (_, place) => place);

/** The batch as a client posts it. */
export const bodyOf = (batch: Batch): string => {
  const sentAt = new Date(start).toISOString();
  const text = textOf(missing);
  return JSON.stringify({
    messages: places.map((place) => ({ ...bare(batch, place), sentAt, text })),
  });
};

/** The batch as items that are ready to be written. */
export const itemsOf = (batch: Batch): Item[] =>
  places.map((place) => itemOf(bare(batch, place), textOf(missing)));
