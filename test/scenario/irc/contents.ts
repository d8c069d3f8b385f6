/** Everything that lies in the stores of the deployed system, byte for byte, seen past our own code. */
import { type AttributeValue, paginateScan } from "@aws-sdk/client-dynamodb";
import { GetObjectTaggingCommand, paginateListObjectsV2 } from "@aws-sdk/client-s3";
import { tables } from "../../../functions/policy/names.ts";
import type { System } from "../../../local/system.ts";

/** Each item and object by its place, with all that it holds as text. */
export type Contents = ReadonlyMap<string, string>;

const asText = (item: Record<string, AttributeValue>): string =>
  JSON.stringify(Object.entries(item).sort(), (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value,
  );

const itemsOf = async ({ clients, stores }: System, table: (typeof tables)[number]) => {
  const found: [string, string][] = [];
  const input = { TableName: stores.table(table), ConsistentRead: true };
  for await (const { Items = [] } of paginateScan({ client: clients.dynamodb }, input)) {
    for (const item of Items) found.push([`${table} ${item.pk?.S} ${item.sk?.S}`, asText(item)]);
  }
  return found;
};

const objectsIn = async ({ clients, stores }: System) => {
  const found: [string, string][] = [];
  const Bucket = stores.bucket;
  for await (const { Contents = [] } of paginateListObjectsV2({ client: clients.s3 }, { Bucket })) {
    for (const { Key = "", ...rest } of Contents) {
      const { TagSet } = await clients.s3.send(new GetObjectTaggingCommand({ Bucket, Key }));
      found.push([`media ${Key}`, JSON.stringify({ ...rest, TagSet })]);
    }
  }
  return found;
};

export const contentsOf = async (system: System): Promise<Contents> => {
  const items = await Promise.all(tables.map((table) => itemsOf(system, table)));
  return new Map([...items.flat(), ...(await objectsIn(system))]);
};

export type Difference = {
  readonly gone: readonly string[];
  readonly came: readonly string[];
  readonly changed: readonly string[];
};

export const difference = (before: Contents, after: Contents): Difference => {
  const places = [...before.keys()];
  return {
    gone: places.filter((place) => !after.has(place)),
    came: [...after.keys()].filter((place) => !before.has(place)),
    changed: places.filter((place) => after.has(place) && after.get(place) !== before.get(place)),
  };
};
