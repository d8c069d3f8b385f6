import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamodbDirectory } from "../adapters/dynamodb-directory.ts";
import { dynamodbRecords } from "../adapters/dynamodb-records.ts";
import {
  type Chosen,
  categories,
  chosenCategories,
  type Perishable,
  perishable,
} from "../policy/categories.ts";
import { type Table, tableVariable } from "../policy/names.ts";
import type { Holder, Media } from "../ports.ts";
import type { Run } from "../runtime.ts";

/** The name of a table, as the environment gives it. */
export const tableOf = (run: Run, table: Table): string => run.setting(tableVariable(table));

/** The store of a category's records; media come along where the category has them. */
export const holderIn = (
  run: Run,
  client: DynamoDBClient,
  category: Perishable,
  media?: Media,
): Holder => {
  const table = tableOf(run, categories[category].table);
  return {
    category,
    records: dynamodbRecords(client, table),
    directory: dynamodbDirectory(client, table),
    ...(media === undefined ? {} : { media }),
  };
};

/** The stores of all categories that expire. */
export const holdersIn = (
  run: Run,
  client: DynamoDBClient,
  media?: Media,
): Readonly<Record<Perishable, Holder>> =>
  Object.fromEntries(
    perishable.map((category) => [category, holderIn(run, client, category, media)]),
  ) as Record<Perishable, Holder>;

/** The stores of what customers choose to keep. */
export const chosenIn = (
  run: Run,
  client: DynamoDBClient,
  media?: Media,
): Readonly<Record<Chosen, Holder>> =>
  Object.fromEntries(
    chosenCategories.map((category) => [category, holderIn(run, client, category, media)]),
  ) as Record<Chosen, Holder>;
