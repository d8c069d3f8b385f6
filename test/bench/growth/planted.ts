/** What each operation finds: the same at every size of the table. */
import type { Stretch } from "./seed.ts";

const day = 86_400_000;
/** A week of messages lies behind it; nothing that is not planted to be due is. */
export const now = Date.UTC(2030, 0, 15, 12);

/** 1,000 messages that are overdue by a day: 40 days of conversations, of 20 apps. */
export const overdue: readonly Stretch[] = Array.from({ length: 40 }, (_, index) => ({
  app: `late${index % 20}`,
  conversation: `room ${index}`,
  from: "alice",
  at: now - 8 * day - index,
  count: 25,
}));

/** A conversation of 300 messages over 6 days. */
export const conversation = { app: "talks", conversation: "the long one" } as const;
export const talk: readonly Stretch[] = Array.from({ length: 6 }, (_, index) => ({
  ...conversation,
  from: "alice",
  at: now - (index + 0.5) * day,
  count: 50,
}));

/** An app of 2,000 messages in 40 conversations; bob sent 300 of them. */
export const person = { app: "town", person: "bob" } as const;
const town = (app: string): readonly Stretch[] =>
  Array.from({ length: 40 }, (_, index) => ({
    app,
    conversation: `square ${index}`,
    from: index % 20 < 3 ? person.person : "carol",
    at: now - 2 * day - index,
    count: 50,
  }));
export const townOfPerson = town(person.app);
export const ended = "ended";
export const townThatEnded = town(ended);

const perStretch = 50;
const perApp = 1_000;

/** The rest of the table: apps of 1,000 messages each, from record `from` on up to `to`. */
export function* crowd(from: number, to: number): Generator<Stretch> {
  for (let start = from; start < to; start += perStretch) {
    yield {
      app: `app${Math.floor(start / perApp)}`,
      conversation: `talk ${start}`,
      from: "dave",
      at: now - day - (start % perApp),
      count: Math.min(perStretch, to - start),
    };
  }
}
