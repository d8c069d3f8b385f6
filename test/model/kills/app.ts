/** An app with many records in partitions of all sizes. */
import { iso } from "../../support/verbs.ts";
import type { World } from "../../support/world.ts";

const batch = 100;
/** A quarter of the batches go to conversations of five messages, the others to a few long ones. */
const conversationOf = (number: number, place: number): string =>
  number % 4 === 0 ? `short ${number} ${place % 20}` : `long ${number % 30}`;

const messagesOf = (number: number, now: number) =>
  Array.from({ length: batch }, (_, place) => ({
    conversationId: conversationOf(number, place),
    messageId: `${number}-${place}`,
    from: "alice",
    sentAt: iso(now - number * 10 - place),
    text: "hello",
  }));

const atOnce = 4;

/** Fills an app with so many messages. */
export const fill = async (w: World, app: string, records: number): Promise<void> => {
  const save = async (from: number): Promise<void> => {
    for (let number = from; number * batch < records; number += atOnce) {
      const messages = messagesOf(number, w.clock.now);
      const { status } = await w.call("save-messages", { app, body: { messages } });
      if (status !== 200) throw new Error(`A batch was answered with ${status}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, from) => save(from)));
};
