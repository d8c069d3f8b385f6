/** Every way in which rows of a table are lost, come back from an older backup, or have another form than this release's. */
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { isDirectoryKey } from "../../../functions/domain/partition.ts";
import { type Table, tables } from "../../../functions/policy/names.ts";
import { differing, type Image, type Item, itemsIn, keyIn } from "./image.ts";

/** What becomes of a table's rows: some are put in place of others, some are gone. */
export type Damage = {
  readonly table: Table;
  readonly name: string;
  readonly puts: readonly Item[];
  readonly gone: readonly Item[];
};

/** The rows that a damage is about, as `<table> <key>`. */
export const touchedBy = (damage: Damage | undefined): ReadonlySet<string> =>
  new Set(
    [...(damage?.puts ?? []), ...(damage?.gone ?? [])].map(
      (item) => `${damage?.table} ${keyIn(item)}`,
    ),
  );

const shapeOf = (item: Item): string =>
  `${isDirectoryKey(item.pk?.S ?? "")} ${Object.keys(item).sort().join()}`;

/** Keys are others in each run, and the share of the damages that is tried the same. */
const bySort = (one: Item, other: Item): number =>
  String(one.sk?.S).localeCompare(String(other.sk?.S));

/** The rows of a table, those of each form together. */
const formsIn = (of: Image, table: Table): readonly (readonly Item[])[] => {
  const forms = new Map<string, Item[]>();
  for (const item of itemsIn(of, table).toSorted(bySort)) {
    const shape = shapeOf(item);
    forms.set(shape, [...(forms.get(shape) ?? []), item]);
  }
  return [...forms].sort(([one], [other]) => one.localeCompare(other)).map(([, form]) => form);
};

const nameOf = ([first]: readonly Item[]): string =>
  first === undefined
    ? ""
    : `${isDirectoryKey(first.pk?.S ?? "") ? "directory " : ""}${first.sk?.S}`;

const lost = (of: Image, table: Table): readonly Damage[] => {
  const all = itemsIn(of, table);
  const single = formsIn(of, table).map((form) => ({
    ...{ table, name: `one row lost: ${nameOf(form)}`, puts: [] },
    gone: form.slice(0, 1),
  }));
  return all.length > 1
    ? [...single, { table, name: "all rows lost", puts: [], gone: all }]
    : single;
};

const older = (of: Image, before: Image, table: Table): readonly Damage[] => {
  const puts = differing(before, of, table);
  const single = puts.map((item) => ({
    ...{ table, name: `one row older: ${keyIn(item)}`, puts: [item], gone: [] },
  }));
  return puts.length > 1 ? [...single, { table, name: "all rows older", puts, gone: [] }] : single;
};

/** Older releases have stored rows without these, and settings that are carried out are without the last. */
const mayBeMissing = ["terms", "heldAs", "configuredAs", "revision", "settling"];
const indexed = ["dueShard", "due", "named"];
const words = ["status", "state", "kind", "cause", "intake", "type"];
const otherThan = (value: AttributeValue): AttributeValue =>
  value.S === undefined ? { S: "newer" } : { M: { newer: { N: "1" } } };

/** What an attribute can be that this release does not write. */
const formsOf = (
  name: string,
  value: AttributeValue,
): Readonly<Record<string, AttributeValue | undefined>> => ({
  ...(mayBeMissing.includes(name) ? {} : { missing: undefined }),
  ...(indexed.includes(name) ? {} : { "of another type": otherThan(value) }),
  ...(words.includes(name) && value.S !== undefined ? { "a newer word": { S: "newer" } } : {}),
  ...(value.M === undefined ? {} : { empty: { M: {} } }),
});

const withForm = (item: Item, name: string, value: AttributeValue | undefined): Item => {
  const { [name]: _, ...rest } = item;
  return value === undefined ? rest : { ...rest, [name]: value };
};

const otherForms = (of: Image, table: Table): readonly Damage[] =>
  formsIn(of, table).flatMap((form) =>
    Object.entries(form[0] ?? {})
      .filter(([name]) => name !== "pk" && name !== "sk")
      .flatMap(([name, value]) =>
        Object.entries(formsOf(name, value)).map(([how, as]) => ({
          ...{ table, name: `${name} ${how}: ${nameOf(form)}`, gone: [] },
          puts: form.map((item) => withForm(item, name, as)),
        })),
      ),
  );

/** All damages of all tables, given what lies there and what lay there before the last changes. */
export const damagesOf = (of: Image, before: Image): readonly Damage[] =>
  tables.flatMap((table) => [
    ...lost(of, table),
    ...older(of, before, table),
    ...otherForms(of, table),
  ]);
