/**
 * Invariant 11: a restored table is erased again before anyone can read it. It lies beside the one in use, where no
 * other function can reach it. First what the ledger names is taken out of it, then it is read again and
 * what is left is copied to the table in use; what is there by now is newer, and stays. A row that the ledger names
 * and that is found in the second reading stops the copy. A third reading takes back what was copied while somebody
 * erased it.
 *
 * A record never lies there unlisted, whoever else is at work: its partition is listed as written to now, and due now,
 * before it is copied and again afterwards. The backup's own directory rows are not copied: they were of another time.
 * All the same each call puts the table's directory in doubt, until an audit that began after it has seen every record
 * listed: so nothing is called gone meanwhile, whatever went wrong here (see `domain/audit.ts`).
 */
import * as z from "zod/mini";
import { instant } from "../domain/fields.ts";
import { appOfRow, type Backup, verdictOn } from "../domain/ledger/verdict.ts";
import { isDirectoryKey, type Partition, partitionOfKey } from "../domain/partition.ts";
import { Problem } from "../domain/problem.ts";
import { milliseconds } from "../policy/duration.ts";
import { restorable } from "../policy/names.ts";
import { operational } from "../policy/periods.ts";
import type { Held, HoldStore, LedgerReader, Patience, RestoredTable } from "../ports.ts";

const phases = ["erase", "copy", "look"] as const;
type Phase = (typeof phases)[number];

/**
 * `restored` is the new table's name, `table` which of ours it was, `takenAt` the instant whose state it holds.
 * The rest is what the answer before said, so that a large table is worked through call by call.
 */
export const replayTask = z.strictObject({
  table: z.enum(restorable),
  restored: z.string().check(z.regex(/^[A-Za-z0-9_.-]{3,255}$/)),
  takenAt: instant(),
  phase: z._default(z.enum(phases), "erase"),
  /** When the restore began (epoch ms): above every version that was given out before. */
  since: z.optional(z.int()),
  after: z.optional(z.string()),
});
export type ReplayTask = z.infer<typeof replayTask>;

/** `next` is the task to call with, until there is none; the counts are of this call. */
export type Replayed = {
  readonly read: number;
  readonly erased: number;
  readonly amended: number;
  readonly copied: number;
  readonly next?: ReplayTask | undefined;
};

export type Replaying<Raw> = {
  readonly ledger: LedgerReader;
  readonly readHolds: HoldStore["read"];
  readonly restored: RestoredTable<Raw>;
  /** Lists partitions of the table in use as written to and due now; absent for a table that has none. */
  readonly list?: ((partitions: readonly Partition[]) => Promise<void>) | undefined;
  /** Puts that table's directory in doubt; absent as before. */
  readonly doubt?: (() => Promise<void>) | undefined;
};

/** Refuses what the ledger cannot vouch for any more, and a table that would keep what it holds. */
const admit = async <Raw>({ restored }: Replaying<Raw>, takenAt: number, now: number) => {
  const longest = milliseconds(operational.ledger);
  if (now - takenAt > longest) {
    throw new Problem("backup-too-old", `The ledger goes back ${operational.ledger}`);
  }
  if (!(await restored.isForgetting())) {
    throw new Problem("restored-table-closed", "Turn its TTL on first");
  }
};

const judging = <Raw>({ ledger, readHolds }: Replaying<Raw>, backup: Backup, now: number) => {
  const known = new Map<string, Promise<Parameters<typeof verdictOn>[1]>>();
  const lookUp = async (app: string) => {
    const entries = await ledger.entries(app);
    const held = await readHolds(app, now);
    const isPurged = held.isGone === true && entries.some(({ kind }) => kind === "app");
    return { entries, holds: isPurged ? [] : held.holds };
  };
  return async (held: readonly Held<Raw>[]) =>
    Promise.all(
      held.map(async (one) => {
        const app = appOfRow(one.row);
        const said = known.get(app) ?? lookUp(app);
        known.set(app, said);
        return { ...one, verdict: verdictOn(one.row, await said, backup, now) };
      }),
    );
};

type Judged<Raw> = Awaited<ReturnType<ReturnType<typeof judging<Raw>>>>;
type Counts = { read: number; erased: number; amended: number; copied: number };
type Work = <Raw>(ports: Replaying<Raw>, judged: Judged<Raw>, counts: Counts) => Promise<void>;

const erasedOf = <Raw>(judged: Judged<Raw>) =>
  judged.filter(({ verdict }) => verdict.kind === "erase").map(({ row }) => row);

const eraseAgain: Work = async ({ restored }, judged, counts) => {
  const gone = erasedOf(judged);
  await restored.erase(gone);
  counts.erased += gone.length;
  for (const { verdict } of judged) {
    if (verdict.kind !== "amend") continue;
    await restored.put(verdict.row);
    counts.amended += 1;
  }
};

/** The partitions in which rows lie, each once. */
const partitionsOf = <Raw>(judged: Judged<Raw>): readonly Partition[] =>
  [...new Map(judged.map(({ row: { pk } }) => [pk, partitionOfKey(pk)])).values()].filter(
    (one) => one !== undefined,
  );

const copyOver: Work = async ({ restored, list }, judged, counts) => {
  if (judged.some(({ verdict }) => verdict.kind !== "keep")) {
    throw new Problem("restored-table-closed", "It holds what was erased: begin again");
  }
  if (list === undefined) {
    counts.copied += await restored.copy(judged);
    return;
  }
  const partitions = partitionsOf(judged);
  await list(partitions);
  counts.copied += await restored.copy(judged.filter(({ row: { pk } }) => !isDirectoryKey(pk)));
  await list(partitions);
};

/** What was copied while somebody erased it goes again; what stays is listed once more, now that nothing is copied. */
const takeBack: Work = async ({ restored, list }, judged, counts) => {
  const gone = erasedOf(judged);
  await restored.takeBack(gone);
  await restored.erase(gone);
  counts.erased += gone.length;
  await list?.(partitionsOf(judged.filter(({ verdict }) => verdict.kind !== "erase")));
};

const works: Readonly<Record<Phase, Work>> = { erase: eraseAgain, copy: copyOver, look: takeBack };

/** The task that goes on from here: with the next page, or else with the next phase. */
const nextOf = (task: ReplayTask, after: string | undefined): ReplayTask | undefined => {
  if (after !== undefined) return { ...task, after };
  const { after: _read, ...again } = task;
  const phase = phases[phases.indexOf(task.phase) + 1];
  return phase && { ...again, phase };
};

/** Works through a restored table until it is done or patience runs out. */
export const replayLedger = async <Raw>(
  ports: Replaying<Raw>,
  task: ReplayTask,
  now: number,
  patience: Patience,
): Promise<Replayed> => {
  const since = task.since ?? now + 1;
  const backup = { table: task.table, takenAt: Date.parse(task.takenAt), since };
  await admit(ports, backup.takenAt, now);
  await ports.doubt?.();
  const judge = judging(ports, backup, now);
  const counts: Counts = { read: 0, erased: 0, amended: 0, copied: 0 };
  let after = task.after;
  do {
    const { items, next } = await ports.restored.page(after);
    await works[task.phase](ports, await judge(items), counts);
    counts.read += items.length;
    after = next;
  } while (after !== undefined && patience());
  await ports.doubt?.();
  const next = nextOf({ ...task, since }, after);
  return next === undefined ? counts : { ...counts, next };
};
