/**
 * The notary. Invariant 7: every deletion ends in a receipt. Invariant 8: a message may come twice or half done: a
 * receipt and the end of its draft are one transaction, which only one of two can make; so a deletion that is noted
 * once is signed once. Nothing is called complete that was not read back as gone, nor while the directory that says where
 * to look is in doubt: before and after reading back that is asked, and what it concerns is put off. However much there is to read back, it
 * goes on from message to message; meanwhile its drafts are put off, so that nobody begins anew beside it.
 */
import * as z from "zod/mini";
import { chainName } from "../domain/receipt.ts";
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { InDoubt, Patience, Pending, Queue } from "../ports.ts";
import { type Appending, type Read, signAll } from "./append.ts";
import { believed } from "./believed.ts";
import { type ReadingBack, readBack } from "./read-back.ts";
import { type StagePlace, stagePlace } from "./stages.ts";

/** The drafts that are being read back since an instant, put off `until` another (epoch ms), and where that goes on. */
const reading = z.object({
  ...{ names: z.array(z.string()), since: z.optional(z.int()), until: z.int() },
  place: stagePlace,
});

export const receiptTask = z.object({ chain: chainName(), reading: z.optional(reading) });
export type ReceiptTask = z.infer<typeof receiptTask>;

export type Signing = ReadingBack &
  Appending & {
    readonly inDoubt: InDoubt;
    readonly queue: Queue<ReceiptTask>;
  };

/** What a portion of a chain's drafts came to: how many were incomplete, and what of them failed; undefined if it goes on later. */
type Worked = { readonly incomplete: number; readonly failed: readonly unknown[] } | undefined;

/** Puts off what could not be read back: so that others come first, and it is tried again. */
const putOffFailed = async (
  { drafts, now }: Signing,
  pending: readonly Pending[],
  { failed }: Read,
): Promise<readonly unknown[]> => {
  const these = pending.filter(({ draft }) => failed.has(draft.name));
  if (these.length === 0) return [];
  await drafts.putOff(these, now() + milliseconds(operational.sweepEvery));
  return [...failed.values()];
};

/** Where reading back goes on that began at an instant (epoch ms). */
type Begun = { readonly place?: StagePlace | undefined; readonly since: number };

/** Reads drafts back from a place on, and signs what there is to say of them. */
const workOff = async (
  ports: Signing,
  chain: string,
  waiting: readonly Pending[],
  { place, since }: Begun,
  patience: Patience,
): Promise<Worked> => {
  const { drafts, queue, now } = ports;
  const pending = await believed(ports, waiting, since);
  if (pending.length === 0) return { incomplete: 0, failed: [] };
  const read = await readBack(
    ports,
    pending.map(({ draft }) => draft),
    place,
    patience,
  );
  if (!read.finished) {
    const until = now() + milliseconds(operational.requestAgain);
    const ours = await drafts.putOff(pending, until);
    const names = ours.map(({ draft }) => draft.name);
    const reading = { names, since, until, place: read.place };
    if (ours.length > 0) await queue.send({ chain, reading });
    return undefined;
  }
  const incomplete = await signAll(ports, chain, await believed(ports, pending, since), read);
  return { incomplete, failed: await putOffFailed(ports, pending, read) };
};

/** The drafts to go on with, those of a task that somebody else has not begun anew; or else those that are due. */
const nextOf = async ({ drafts, now }: Signing, { chain, reading }: ReceiptTask) => {
  const begun = reading === undefined ? [] : await drafts.named(chain, reading.names);
  const ours = begun.filter(({ due }) => due === reading?.until);
  const since = now();
  if (ours.length > 0) {
    return { pending: ours, since: reading?.since ?? since, place: reading?.place };
  }
  return { pending: await drafts.due(chain, since), since };
};

const check = (failed: readonly unknown[]): void => {
  if (failed.length > 0) throw new AggregateError(failed, "Some deletions could not be read back");
};

/**
 * Makes receipts of what a chain has waiting; answers of how many deletions something was left. Throws after everything
 * else if some could not be read back.
 */
export const signReceipts = async (
  ports: Signing,
  task: ReceiptTask,
  patience: Patience,
): Promise<number> => {
  const { chain } = task;
  let incomplete = 0;
  const failed: unknown[] = [];
  let next = await nextOf(ports, task);
  while (next.pending.length > 0) {
    const worked = await workOff(ports, chain, next.pending, next, patience);
    if (worked === undefined) break;
    incomplete += worked.incomplete;
    failed.push(...worked.failed);
    next = await nextOf(ports, { chain });
    if (next.pending.length > 0 && !patience()) {
      await ports.queue.send({ chain });
      break;
    }
  }
  check(failed);
  return incomplete;
};
