/** The PartiQL statements that matter: an insertion, and a deletion or a change under conditions. */
import { conditionOf, equalIn } from "./conditions.ts";
import { type Item, keyOf, Refusal, type Value } from "./values.ts";
import { type Change, meeting } from "./writes.ts";

export type Statement = { readonly Statement: string; readonly Parameters?: readonly Value[] };

type Parsed = {
  readonly table: string;
  readonly changeOf: (parameters: readonly Value[]) => Change;
};

const deletion = /^\s*DELETE\s+FROM\s+"?([\w.-]+)"?\s+WHERE\s+(.*?)(?:\s+RETURNING\s+.*)?$/is;
const insertion = /^\s*INSERT\s+INTO\s+"?([\w.-]+)"?\s+VALUE\s+\{(.*)\}\s*$/is;

const updating = /^\s*UPDATE\s+"?([\w.-]+)"?\s+((?:SET|REMOVE)\s.*?)\s+WHERE\s+(.*)$/is;

const duplicate = new Refusal("DuplicateItem", "Duplicate primary key exists in table");

const insert = (body: string) => {
  const names = [...body.matchAll(/'([^']+)'\s*:\s*\?/g)].map(([, name = ""]) => name);
  return (parameters: readonly Value[]): Change => {
    const item = Object.fromEntries(names.map((name, at) => [name, parameters[at] ?? {}]));
    return {
      key: keyOf(item),
      next: () => item,
      meets: ({ pk }) => pk === undefined,
      otherwise: duplicate,
    };
  };
};

const erase = (where: string) => {
  const condition = conditionOf(where);
  const isBare = condition.equals.length === 2 && !/\b(OR|NOT|IS)\b|[<>(]/i.test(where);
  return (parameters: readonly Value[]): Change => {
    const scope = { parameters };
    const of = (name: string): Value => equalIn(condition, name, scope) ?? {};
    const key = keyOf({ pk: of("pk"), sk: of("sk") });
    return { key, next: () => undefined, ...(isBare ? {} : meeting(condition, scope)) };
  };
};

const assignment = /\bSET\s+"?([\w-]+)"?\s*=\s*\?/gi;
const removal = /\bREMOVE\s+"?([\w-]+)"?/gi;

const change = (what: string, where: string) => {
  const sets = [...what.matchAll(assignment)].map(([, name = ""]) => name);
  const removals = [...what.matchAll(removal)].map(([, name = ""]) => name);
  const condition = conditionOf(where);
  return (parameters: readonly Value[]): Change => {
    const scope = { parameters: parameters.slice(sets.length) };
    const of = (name: string): Value => equalIn(condition, name, scope) ?? {};
    const values = Object.fromEntries(sets.map((name, at) => [name, parameters[at] ?? {}]));
    const next = (before: Item = {}): Item => {
      const kept = Object.entries(before).filter(([name]) => !removals.includes(name));
      return { ...Object.fromEntries(kept), ...values };
    };
    const key = keyOf({ pk: of("pk"), sk: of("sk") });
    return { key, next, ...meeting(condition, scope) };
  };
};

const kinds = [
  { form: deletion, of: ([where = ""]: readonly string[]) => erase(where) },
  { form: insertion, of: ([body = ""]: readonly string[]) => insert(body) },
  { form: updating, of: ([what = "", where = ""]: readonly string[]) => change(what, where) },
];

const parse = (text: string): Parsed => {
  for (const { form, of } of kinds) {
    const [, table, ...parts] = form.exec(text) ?? [];
    if (table !== undefined) return { table, changeOf: of(parts) };
  }
  throw new Refusal("ValidationException", `Unsupported statement: ${text.slice(0, 80)}`);
};

const parsed = new Map<string, Parsed>();

/** The table and the change that a statement means. Throws a `Refusal` for any other statement. */
export const changeIn = ({ Statement, Parameters = [] }: Statement) => {
  const known = parsed.get(Statement) ?? parse(Statement);
  if (parsed.size < 1_000) parsed.set(Statement, known);
  return { table: known.table, change: known.changeOf(Parameters) };
};
