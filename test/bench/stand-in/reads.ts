import { conditionOf, equalIn } from "./conditions.ts";
import { nameIn } from "./operands.ts";
import type { Row, Table } from "./table.ts";
import { type Item, Refusal, readUnits, type Value } from "./values.ts";
import { scopeOf } from "./writes.ts";

export type ReadInput = {
  readonly TableName: string;
  readonly IndexName?: string;
  readonly KeyConditionExpression?: string;
  readonly FilterExpression?: string;
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, never>;
  readonly ExclusiveStartKey?: Item;
  readonly Limit?: number;
  readonly ScanIndexForward?: boolean;
  readonly ConsistentRead?: boolean;
  readonly Select?: string;
};

const pageBytes = 1_048_576;

/** A page of rows: what was read, and whether it ended before the rows did. */
const pageOf = (rows: Iterable<Row>, limit = Number.POSITIVE_INFINITY) => {
  const read: Row[] = [];
  let bytes = 0;
  for (const row of rows) {
    read.push(row);
    bytes += row.size;
    if (read.length >= limit || bytes >= pageBytes) return { read, bytes, isCut: true };
  }
  return { read, bytes, isCut: false };
};

function* filter(rows: Iterable<Row>, keep: (row: Row) => boolean): Generator<Row> {
  for (const row of rows) if (keep(row)) yield row;
}

const byDue = (one: Row, other: Row): number =>
  Number(one.item.due?.N) - Number(other.item.due?.N) ||
  String(one.item.sk?.S).localeCompare(String(other.item.sk?.S));

/** Entries of an index that a query reads, after its start. */
const entries = (table: Table, input: ReadInput): Row[] => {
  const name = equalIn(conditionOf(input.KeyConditionExpression ?? ""), "named", scopeOf(input));
  const rows = input.IndexName === "named" ? table.named(name?.S ?? "") : table.due().sort(byDue);
  const { pk, sk } = input.ExclusiveStartKey ?? {};
  const start = rows.findIndex(({ item }) => item.pk?.S === pk?.S && item.sk?.S === sk?.S);
  return rows.slice(start + 1);
};

const partitionRows = (table: Table, input: ReadInput): Iterable<Row> => {
  const condition = conditionOf(input.KeyConditionExpression ?? "");
  const pk = equalIn(condition, "pk", scopeOf(input))?.S;
  if (pk === undefined) throw new Refusal("ValidationException", "Query condition missed key pk");
  return table.walk(pk, input.ExclusiveStartKey?.sk?.S, input.ScanIndexForward === false);
};

const projection = (input: ReadInput) => {
  if (input.ProjectionExpression === undefined) return (item: Item) => item;
  const scope = scopeOf(input);
  const names = input.ProjectionExpression.split(",").map((name) => nameIn(scope, name.trim()));
  return (item: Item): Item => {
    const projected: Record<string, Value> = {};
    for (const name of names) if (item[name]) projected[name] = item[name];
    return projected;
  };
};

/** The key that a next page starts after. */
const endOf = ({ item }: Row, input: ReadInput): Item => {
  const { pk, sk } = item;
  return (input.IndexName === undefined ? { pk, sk } : item) as Item;
};

const answer = (rows: Iterable<Row>, input: ReadInput) => {
  const { read, bytes, isCut } = pageOf(rows, input.Limit);
  const scope = scopeOf(input);
  const { test } = input.FilterExpression ? conditionOf(input.FilterExpression) : { test: yes };
  const kept = read.map(({ item }) => item).filter((item) => test(item, scope));
  const last = read.at(-1);
  const output = {
    ...(input.Select === "COUNT" ? {} : { Items: kept.map(projection(input)) }),
    Count: kept.length,
    ScannedCount: read.length,
    ...(isCut && last ? { LastEvaluatedKey: endOf(last, input) } : {}),
  };
  return { output, units: readUnits(bytes, input.ConsistentRead === true) };
};
const yes = () => true;

/** A page of a partition, or of the index, and what it cost. */
export const query = (table: Table, input: ReadInput) => {
  const { test } = conditionOf(input.KeyConditionExpression ?? "");
  const scope = scopeOf(input);
  const rows = input.IndexName ? entries(table, input) : partitionRows(table, input);
  return answer(
    filter(rows, ({ item }) => test(item, scope)),
    input,
  );
};

function* everything(table: Table, start: Item | undefined): Generator<Row> {
  const keys = table.partitionKeys().sort();
  const from = start?.pk?.S ?? "";
  for (const pk of keys.filter((one) => one >= from)) {
    yield* table.walk(pk, pk === from ? start?.sk?.S : undefined);
  }
}

/** A page of the whole table, and what it cost. */
export const scan = (table: Table, input: ReadInput) =>
  answer(everything(table, input.ExclusiveStartKey), input);
