/** Sends messages in batches as large as the API takes them. What it refuses of a batch is left out, the rest sent again. */
import { ProblemError } from "../../client/problem-error.ts";
import { limits } from "../../functions/policy/limits.ts";
import { type Api, answer, type Schemas } from "../http/api.ts";
import { sending } from "../http/fetch.ts";
import type { Mistake } from "../http/refusal.ts";
import type { FoundMessage, Message } from "./found.ts";
import { takeBack } from "./take-back.ts";
import type { Tally } from "./tally.ts";

/** Half of what a body may have: the rest is room for what encoding adds. */
const batchBytes = limits.bodyBytes / 2;

/** Batches, in the order of the messages. */
export async function* batchesOf(
  messages: AsyncIterable<FoundMessage>,
): AsyncGenerator<FoundMessage[]> {
  let [batch, bytes]: [FoundMessage[], number] = [[], 0];
  for await (const one of messages) {
    const own = Buffer.byteLength(JSON.stringify(one.message));
    if (batch.length === limits.batch || bytes + own > batchBytes) {
      if (batch.length > 0) yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(one);
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

export type Sending = {
  readonly api: Api;
  readonly app: string;
  readonly tally: Tally;
  /** See `Reader`. */
  readonly editsUndated?: true | undefined;
  readonly now: () => number;
};

/** What is sent of a message that was refused: what differs from what is stored counts as edited now, if nobody can say when. */
const againOf = (
  { tally, editsUndated, now }: Sending,
  one: FoundMessage,
  { error, why }: { readonly error: unknown; readonly why: string },
): FoundMessage[] => {
  const isOther = (error as ProblemError).type === "urn:chat-retention:problem:message-conflict";
  if (isOther && editsUndated && one.message.editedAt === undefined) {
    return [{ ...one, message: { ...one.message, editedAt: new Date(now()).toISOString() } }];
  }
  tally.skip(why);
  return [];
};

const storeOnce = async ({ api, app, tally }: Sending, batch: readonly FoundMessage[]) => {
  const messages = batch.map(({ message }) => message);
  const { stored, duplicates = 0, edited = 0, expired = 0 } = await store(api, app, messages);
  tally.add("stored", stored);
  tally.add("duplicates", duplicates);
  tally.add("edited", edited);
  tally.add("tooOld", expired);
};

/** Sends a batch, again without what was refused of it until nothing is. */
export const sendBatch = async (to: Sending, batch: readonly FoundMessage[]): Promise<void> => {
  let rest = [...batch];
  while (rest.length > 0) {
    try {
      await storeOnce(to, rest);
      return await takeBack(to, rest);
    } catch (error) {
      const refused = namedIn(error);
      rest = rest.flatMap((one, index) => {
        const why = refused.get(index);
        return why === undefined ? [one] : againOf(to, one, { error, why });
      });
    }
  }
};
