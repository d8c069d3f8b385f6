/** What is left after a damage, of what was there before it. */
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { keepingFor, type Tenant } from "../../../functions/domain/app.ts";
import { isDue } from "../../../functions/domain/keeping.ts";
import {
  directoryKeyOf,
  directorySort,
  partitionOfKey,
} from "../../../functions/domain/partition.ts";
import { categories, type Perishable, perishable } from "../../../functions/policy/categories.ts";
import type { Table } from "../../../functions/policy/names.ts";
import type { Found } from "../../../functions/ports.ts";
import type { Damage } from "./damages.ts";
import { type Image, type Item, itemsIn, keyIn } from "./image.ts";

/** What was there before the damage, whose data it was, what is there now, and at which instant (epoch ms). */
export type Told = {
  readonly damage: Damage | undefined;
  readonly base: Image;
  readonly tenant: Tenant;
  readonly after: Image;
  readonly now: number;
};

export type Record = Found & { readonly group: string; readonly category: Perishable };

const isRecord = (item: Item): boolean => partitionOfKey(item.pk?.S ?? "") !== undefined;

/** Whether the directory's row was lost by which a record is found: from then on TTL alone finds it. */
export const isUnlisted = ({ base, damage }: Told, table: Table, { pk }: Item): boolean => {
  const partition = partitionOfKey(pk?.S ?? "");
  if (damage?.table !== table || partition === undefined) return false;
  const row = `${directoryKeyOf(partition)} ${directorySort(partition)}`;
  return base.get(table)?.has(row) === true && damage.gone.some((item) => keyIn(item) === row);
};

/** The records that are there now and can be found, as they were before the damage. */
export const recordsLeft = (told: Told): readonly Record[] =>
  perishable.flatMap((category) => {
    const { base, after } = told;
    const { table } = categories[category];
    return itemsIn(after, table)
      .filter((item) => isRecord(item) && !isUnlisted(told, table, item))
      .map((item) => base.get(table)?.get(keyIn(item)))
      .filter((item) => item !== undefined)
      .map((item) => {
        const found = unmarshall(item) as Found;
        return { ...found, category, group: partitionOfKey(found.pk)?.group ?? "" };
      });
  });

/** Whether a record is over, held or not. */
export const isOver = ({ tenant, now }: Told, one: Record): boolean =>
  isDue(one, one.group, { ...keepingFor(tenant, one.category), holds: [] }, now);

/** What is over of a category and not held, and is there. */
export const overdueIn = (told: Told, category: Perishable): readonly Record[] =>
  recordsLeft(told).filter(
    (one) =>
      one.category === category &&
      isDue(one, one.group, keepingFor(told.tenant, category), told.now),
  );
