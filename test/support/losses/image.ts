/** All that lies in the tables of a world, so that it can be damaged and put back as it was. */
import {
  type AttributeValue,
  BatchWriteItemCommand,
  paginateScan,
  type WriteRequest,
} from "@aws-sdk/client-dynamodb";
import { type Table, tables, tableVariable } from "../../../functions/policy/names.ts";
import type { World } from "../world.ts";

export type Item = Readonly<Record<string, AttributeValue>>;
/** The items of each table by their keys. */
export type Image = ReadonlyMap<Table, ReadonlyMap<string, Item>>;

export const keyIn = ({ pk, sk }: Item): string => `${pk?.S} ${sk?.S}`;

const imageOf = async (w: World, table: Table): Promise<ReadonlyMap<string, Item>> => {
  const items = new Map<string, Item>();
  const TableName = w.run.setting(tableVariable(table));
  const input = { TableName, ConsistentRead: true };
  for await (const { Items = [] } of paginateScan({ client: w.dynamodb }, input)) {
    for (const item of Items) items.set(keyIn(item), item);
  }
  return items;
};

export const image = async (w: World): Promise<Image> =>
  new Map(
    await Promise.all(tables.map(async (table) => [table, await imageOf(w, table)] as const)),
  );

export const itemsIn = (of: Image, table: Table): readonly Item[] => [
  ...(of.get(table) ?? new Map<string, Item>()).values(),
];

const isSame = (one: Item | undefined, other: Item | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

/** Items of a table that are in one image and are not so in another. */
export const differing = (one: Image, other: Image, table: Table): readonly Item[] =>
  itemsIn(one, table).filter((item) => !isSame(item, other.get(table)?.get(keyIn(item))));

const most = 25;

export const write = async (
  w: World,
  table: Table,
  puts: readonly Item[],
  gone: readonly Item[],
) => {
  const requests: WriteRequest[] = [
    ...puts.map((item): WriteRequest => ({ PutRequest: { Item: { ...item } } })),
    ...gone.map(
      ({ pk, sk }): WriteRequest => ({
        DeleteRequest: { Key: { pk: pk ?? { S: "" }, sk: sk ?? { S: "" } } },
      }),
    ),
  ];
  const name = w.run.setting(tableVariable(table));
  for (let start = 0; start < requests.length; start += most) {
    const RequestItems = { [name]: requests.slice(start, start + most) };
    await w.dynamodb.send(new BatchWriteItemCommand({ RequestItems }));
  }
};

/** Puts everything back as it was. */
export const putBackAll = async (w: World, before: Image): Promise<void> => {
  const now = await image(w);
  for (const table of tables) {
    const added = itemsIn(now, table).filter((item) => !before.get(table)?.has(keyIn(item)));
    await write(w, table, differing(before, now, table), added);
  }
};
