/** The ceiling: raw HTTP, everything known beforehand, 16 batches of 25 deletions in flight all the time. */
import type { Item } from "../stand-in/values.ts";
import { type Keys, raw } from "./raw.ts";
import type { Emptying } from "./task.ts";

const batchSize = 25;
const batchesInFlight = 16;
const queriesInFlight = 16;
/** Enough found keys for the batches of a few round trips. */
const ahead = batchesInFlight * batchSize * 4;

type Reading = { readonly pk: string; readonly after?: Item };

const query = ({ endpoint, table }: Emptying, { pk, after }: Reading): Promise<Keys> =>
  raw(endpoint, "Query", {
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: "pk = :pk",
    ProjectionExpression: "pk, sk",
    ExpressionAttributeValues: { ":pk": { S: pk } },
    ExclusiveStartKey: after,
  });

const erase = ({ endpoint, table }: Emptying, keys: readonly Item[]): Promise<unknown> =>
  raw(endpoint, "BatchWriteItem", {
    RequestItems: { [table]: keys.map((Key) => ({ DeleteRequest: { Key } })) },
  });

/** What there is to read, what was found, and how much is under way. */
const pipeline = (task: Emptying) => {
  const unread: Reading[] = task.partitions.map(({ pk }) => ({ pk }));
  const found: Item[] = task.rows.map(({ pk, sk }) => ({ pk: { S: pk }, sk: { S: sk } }));
  let [queries, batches] = [0, 0];
  const read = async (reading = unread.pop()): Promise<void> => {
    if (reading === undefined) return;
    queries++;
    const { Items, LastEvaluatedKey } = await query(task, reading);
    if (LastEvaluatedKey) unread.unshift({ pk: reading.pk, after: LastEvaluatedKey });
    found.push(...Items);
    queries--;
  };
  const write = async (): Promise<void> => {
    batches++;
    await erase(task, found.splice(-batchSize));
    batches--;
  };
  const isAllRead = () => unread.length === 0 && queries === 0;
  const mayWrite = () =>
    batches < batchesInFlight && (found.length >= batchSize || (isAllRead() && found.length > 0));
  const mayRead = () => unread.length > 0 && queries < queriesInFlight && found.length < ahead;
  return {
    /** What can begin now. */
    *starts(): Generator<Promise<void>> {
      while (mayWrite()) yield write();
      while (mayRead()) yield read();
    },
    isDone: () => isAllRead() && found.length === 0 && batches === 0,
  };
};

/** Empties an app as fast as this machine and the stand-in can. */
export const empty = (task: Emptying): Promise<void> =>
  new Promise((resolve, reject) => {
    const { starts, isDone } = pipeline(task);
    const pump = (): void => {
      for (const start of starts()) start.then(pump, reject);
      if (isDone()) resolve();
    };
    pump();
  });
