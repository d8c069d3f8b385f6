/** The operations of DynamoDB that ours and the peers use, and two of KMS. */
import { randomBytes } from "node:crypto";
import { batchExecute, batchWrite, carryOut } from "./batches.ts";
import { throttlingOf } from "./limits.ts";
import { query, type ReadInput, scan } from "./reads.ts";
import { transactExecute, transactWrite } from "./transactions.ts";
import { updated } from "./updates.ts";
import { type Item, keyOf, Refusal, readUnits } from "./values.ts";
import type { World } from "./world.ts";
import { type Change, type Conditional, meetsIn, plan, scopeOf } from "./writes.ts";

type Write = Conditional & {
  readonly TableName: string;
  readonly Key: Item;
  readonly Item: Item;
  readonly UpdateExpression: string;
  readonly ReturnValues?: string;
};
type Expiring = Write & { readonly TimeToLiveSpecification: { readonly AttributeName: string } };
type Keys = { readonly Keys: readonly Item[]; readonly ConsistentRead?: boolean };

const write = (world: World, input: Write, change: Change) => {
  const table = world.table(input.TableName);
  const before = table.get(change.key)?.item;
  const planned = plan(table, { ...change, ...meetsIn(input) });
  if (!carryOut(world, planned)) throw throttlingOf(planned.pk);
  if (planned.refusal) throw planned.refusal;
  const after = table.get(change.key)?.item;
  return { Attributes: { ALL_OLD: before, ALL_NEW: after }[input.ReturnValues ?? ""] };
};

const read = (world: World, table: string, key: Item, isConsistent = false): Item | undefined => {
  const row = world.table(table).get(keyOf(key));
  world.accounts.read(readUnits(row?.size ?? 0, isConsistent));
  return row?.item;
};

const batchGet = (
  world: World,
  { RequestItems }: { readonly RequestItems: Readonly<Record<string, Keys>> },
) => ({
  Responses: Object.fromEntries(
    Object.entries(RequestItems).map(([table, { Keys, ConsistentRead }]) => [
      table,
      Keys.flatMap((key) => read(world, table, key, ConsistentRead) ?? []),
    ]),
  ),
  UnprocessedKeys: {},
});

const reading =
  (by: typeof query) =>
  (world: World, input: ReadInput): object => {
    const { output, units } = by(world.table(input.TableName), input);
    world.accounts.read(units);
    return output;
  };

const described = (TableName: string) => ({
  Table: {
    TableName,
    TableStatus: "ACTIVE",
    KeySchema: [
      { AttributeName: "pk", KeyType: "HASH" },
      { AttributeName: "sk", KeyType: "RANGE" },
    ],
  },
});

const operations = {
  Query: reading(query),
  Scan: reading(scan),
  GetItem: (world: World, input: Write & { ConsistentRead?: boolean }) => ({
    Item: read(world, input.TableName, input.Key, input.ConsistentRead),
  }),
  BatchGetItem: batchGet,
  PutItem: (world: World, input: Write) =>
    write(world, input, { key: keyOf(input.Item), next: () => input.Item }),
  DeleteItem: (world: World, input: Write) =>
    write(world, input, { key: keyOf(input.Key), next: () => undefined }),
  UpdateItem: (world: World, input: Write) =>
    write(world, input, {
      key: keyOf(input.Key),
      next: (before = input.Key) => updated(before, input.UpdateExpression, scopeOf(input)),
    }),
  BatchWriteItem: batchWrite,
  BatchExecuteStatement: batchExecute,
  TransactWriteItems: transactWrite,
  ExecuteTransaction: transactExecute,
  UpdateTimeToLive: (world: World, { TableName, TimeToLiveSpecification }: Expiring) => {
    world.expiring.set(TableName, TimeToLiveSpecification.AttributeName);
    return { TimeToLiveSpecification };
  },
  DescribeTimeToLive: ({ expiring }: World, { TableName }: Write) => {
    const AttributeName = expiring.get(TableName);
    const TimeToLiveStatus = AttributeName === undefined ? "DISABLED" : "ENABLED";
    return { TimeToLiveDescription: { TimeToLiveStatus, AttributeName } };
  },
  DeleteTable: (world: World, { TableName }: Write) => {
    world.drop(TableName);
    return described(TableName);
  },
  CreateTable: (_: World, { TableName }: Write) => described(TableName),
  DescribeTable: (_: World, { TableName }: Write) => described(TableName),
  // A data key that is its own wrapping: all that matters of KMS here is the request.
  GenerateDataKeyWithoutPlaintext: () => ({ CiphertextBlob: randomBytes(32).toString("base64") }),
  Decrypt: (_: World, { CiphertextBlob }: { CiphertextBlob: string }) => ({
    Plaintext: CiphertextBlob,
  }),
};

/** Carries an operation out. Throws a `Refusal` as AWS would answer it. */
export const operate = (world: World, operation: string, input: object): object => {
  if (!(operation in operations)) throw new Refusal("UnknownOperationException", operation);
  const act = operations[operation as keyof typeof operations] as (
    world: World,
    input: object,
  ) => object;
  return act(world, input);
};
