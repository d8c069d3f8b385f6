/** Sends messages in batches as large as the API takes them. What it refuses of a batch is left out, the rest sent again. */
import { ProblemError } from "../../client/problem-error.ts";
import { limits } from "../../functions/policy/limits.ts";
import { type Api, answer, type Schemas } from "../http/api.ts";
import { sending } from "../http/fetch.ts";
import type { Mistake } from "../http/refusal.ts";
import type { Message } from "./found.ts";
import type { Tally } from "./tally.ts";

/** Half of what a body may have: the rest is room for what encoding adds. */
const batchBytes = limits.bodyBytes / 2;

/** Batches, in the order of the messages. */
export async function* batchesOf(messages: AsyncIterable<Message>): AsyncGenerator<Message[]> {
  let [batch, bytes]: [Message[], number] = [[], 0];
  for await (const message of messages) {
    const own = Buffer.byteLength(JSON.stringify(message));
    if (batch.length === limits.batch || bytes + own > batchBytes) {
      if (batch.length > 0) yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(message);
    bytes += own;
  }
  if (batch.length > 0) yield batch;
}

/** The place and the reason of a mistake about one message. */
const placed = ({ field, problem }: Mistake): [number, string][] => {
  const [, index, rest] = /^messages\.(\d+)(?:\.(.*))?$/.exec(field) ?? [];
  if (index === undefined) return [];
  return [[Number(index), rest === undefined ? problem : `${rest} ${problem}`]];
};

/** The messages that a refusal names, and why; throws what names none. */
const namedIn = (error: unknown): ReadonlyMap<number, string> => {
  const named = new Map(error instanceof ProblemError ? error.errors.flatMap(placed) : []);
  if (named.size === 0) throw error;
  return named;
};

/** An app that has opted out meanwhile passes messages on and answers so. */
type Stored = Pick<Schemas["SavedMessages"], "stored"> & Partial<Schemas["SavedMessages"]>;

/** The same messages again are the same messages: they may be sent twice. */
const store = (api: Api, appId: string, messages: Message[]): Promise<Stored> =>
  answer(
    api.POST("/v1/apps/{appId}/messages", {
      ...{ params: { path: { appId } }, body: { messages } },
      fetch: sending(true),
    }),
  );

/** Sends a batch, again without what was refused of it until nothing is. */
export const sendBatch = async (
  api: Api,
  app: string,
  batch: readonly Message[],
  tally: Tally,
): Promise<void> => {
  let messages = [...batch];
  while (messages.length > 0) {
    try {
      const { stored, duplicates = 0, expired = 0 } = await store(api, app, messages);
      tally.add("stored", stored);
      tally.add("duplicates", duplicates);
      tally.add("tooOld", expired);
      return;
    } catch (error) {
      const refused = namedIn(error);
      for (const why of refused.values()) tally.skip(why);
      messages = messages.filter((_, index) => !refused.has(index));
    }
  }
};
