/** Writes of many items at once; each is let in, refused or throttled on its own. */
import { throttlingOf } from "./limits.ts";
import { changeIn, type Statement } from "./statements.ts";
import { type Item, type Key, keyOf, Refusal } from "./values.ts";
import type { World } from "./world.ts";
import { type Change, type Plan, plan } from "./writes.ts";

const most = 25;

const bounded = (count: number): void => {
  if (count === 0 || count > most) throw new Refusal("ValidationException", `1 to ${most} items`);
};

/** Carries a plan out if its partition has the units; false if it has not. */
export const carryOut = ({ limits, accounts }: World, { pk, units, apply }: Plan): boolean => {
  if (!limits.admits(pk, units)) {
    accounts.refused("throttledWrites");
    return false;
  }
  accounts.wrote(units);
  apply();
  return true;
};

type Request = { readonly PutRequest?: { Item: Item }; readonly DeleteRequest?: { Key: Item } };

const changeOf = ({ PutRequest, DeleteRequest }: Request): Change =>
  PutRequest
    ? { key: keyOf(PutRequest.Item), next: () => PutRequest.Item }
    : { key: keyOf(DeleteRequest?.Key ?? {}), next: () => undefined };

const refuseTwins = (keys: readonly Key[]): void => {
  if (new Set(keys.map(({ pk, sk }) => `${pk}\n${sk}`)).size < keys.length) {
    throw new Refusal("ValidationException", "Provided list of item keys contains duplicates");
  }
};

/** `BatchWriteItem`: what was throttled comes back; if that is everything, the request is refused. */
export const batchWrite = (
  world: World,
  { RequestItems }: { readonly RequestItems: Readonly<Record<string, readonly Request[]>> },
) => {
  const all = Object.entries(RequestItems).flatMap(([table, requests]) =>
    requests.map((request) => ({ table, request, change: changeOf(request) })),
  );
  bounded(all.length);
  for (const table of Object.keys(RequestItems)) {
    refuseTwins(all.filter((one) => one.table === table).map(({ change }) => change.key));
  }
  const UnprocessedItems: Record<string, Request[]> = {};
  let accepted = 0;
  for (const { table, request, change } of all) {
    if (carryOut(world, plan(world.table(table), change))) accepted++;
    else UnprocessedItems[table] = [...(UnprocessedItems[table] ?? []), request];
  }
  if (accepted === 0) throw throttlingOf(all[0]?.change.key.pk ?? "");
  return { UnprocessedItems };
};

const failed = (Code: string, Message: string, TableName: string) => ({
  Error: { Code, Message },
  TableName,
});

const execute = (world: World, statement: Statement) => {
  const { table, change } = changeIn(statement);
  const planned = plan(world.table(table), change);
  if (!carryOut(world, planned)) {
    return failed("ThrottlingError", "Throughput exceeds the current capacity", table);
  }
  const { refusal } = planned;
  if (refusal === undefined) return { TableName: table };
  return failed(refusal.code.replace(/Exception$/, ""), refusal.message, table);
};

/** `BatchExecuteStatement`: each statement has a response in its place. */
export const batchExecute = (
  world: World,
  { Statements }: { readonly Statements: readonly Statement[] },
) => {
  bounded(Statements.length);
  return { Responses: Statements.map((statement) => execute(world, statement)) };
};
