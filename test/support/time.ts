/** The vocabulary of the tests about time: the end of a period, the sweep, the second look, the purge. */
import { GetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { type Table, tables, variables } from "../../functions/policy/names.ts";
import { rowsIn, rowsOf, takeFrom } from "./verbs.ts";
import type { Remaining, World } from "./world.ts";

export type Swept = {
  readonly category: string;
  readonly erased: number;
  readonly overdueMs: number;
};

/** Runs the sweep once; answers what it did, category by category. */
export const sweep = async (w: World, remaining?: Remaining): Promise<readonly Swept[]> =>
  ((await w.deliver("sweep", {}, remaining)) as { swept: Swept[] }).swept;

const succeed = async (w: World, action: string, task: object, remaining?: Remaining) => {
  if ((await w.work(action, [task], remaining)) > 0) throw new Error(`${action} failed`);
};

/** Gives a worker one task, and throws if it cannot do it. */
export const settleOnce = (w: World, task: object, remaining?: Remaining) =>
  succeed(w, "settle-configuration", task, remaining);
export const purgeOnce = (w: World, task: object, remaining?: Remaining) =>
  succeed(w, "purge-app", task, remaining);

/** The version of an app's settings. */
export const versionOf = async (w: World, app: string): Promise<number> =>
  Number((await rowsOf(w, "configuration", app))[0]?.version);

/** Carries a change of settings out: both looks. */
export const settle = async (w: World, app: string): Promise<void> => {
  await settleOnce(w, { appId: app });
  await settleOnce(w, { appId: app, looked: await versionOf(w, app) });
};

/** Purges an app: the look that finds, and the two that read back as zero. */
export const purge = async (w: World, app: string): Promise<void> => {
  await purgeOnce(w, { appId: app });
  await purgeOnce(w, { appId: app, look: 2, zeros: 0 });
  await purgeOnce(w, { appId: app, look: 3, zeros: 1 });
};

/** Works a purge off task by task, as its queue hands them out; answers every task that it saw after the first. */
export const workOffPurge = async (
  w: World,
  first: object,
  remaining: () => Remaining | undefined,
  after: (task: object) => Promise<void> = async () => {},
): Promise<object[]> => {
  const seen: object[] = [];
  const tasks = [first];
  for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
    await purgeOnce(w, task, remaining());
    await after(task);
    const more = (await takeFrom(w, "purgeQueue")) as object[];
    tasks.push(...more);
    seen.push(...more);
  }
  return seen;
};

type WorkQueue = "purgeQueue" | "settlementQueue";
const later = "ApproximateNumberOfMessagesDelayed";
const now = "ApproximateNumberOfMessages";

const messagesIn = async (w: World, queue: WorkQueue, names: (typeof later | typeof now)[]) => {
  const { Attributes } = await w.sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: w.run.setting(variables[queue]),
      AttributeNames: names,
    }),
  );
  return names.reduce((sum, name) => sum + Number(Attributes?.[name]), 0);
};

/** How many messages of a queue wait for a later time. */
export const delayedIn = (w: World, queue: WorkQueue) => messagesIn(w, queue, [later]);

/** How many messages of a queue wait, now or for a later time. */
export const waitingIn = (w: World, queue: WorkQueue) => messagesIn(w, queue, [now, later]);

/** What remembers or proves deletions: it grows when something is deleted. */
const proofs: readonly Table[] = ["ledger", "receipts", "receipt-drafts"];

/** Every row of every table as text, in order, but for the proofs of deletions. */
export const rowsInAll = async (w: World): Promise<string[]> => {
  const own = tables.filter((table) => !proofs.includes(table));
  const rows = await Promise.all(
    own.map(async (table: Table) =>
      (await rowsIn(w, table)).map(
        (row) => `${table} ${JSON.stringify(Object.entries(row).sort())}`,
      ),
    ),
  );
  return rows.flat().sort();
};

/** The same without the directories, whose rows move. */
export const recordsInAll = async (w: World): Promise<string[]> =>
  (await rowsInAll(w)).filter((row) => !row.includes('["pk","dir|'));

/** What an app has left in any table, as `<table> <key>`. */
export const leftOf = async (w: World, app: string): Promise<string[]> => {
  const rows = await Promise.all(
    tables.map(async (table: Table) =>
      (await rowsOf(w, table, app)).map(({ pk, sk }) => `${table} ${pk} ${sk}`),
    ),
  );
  return rows.flat();
};
