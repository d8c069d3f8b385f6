import { carryOut } from "./batches.ts";
import { changeIn, type Statement } from "./statements.ts";
import { updated } from "./updates.ts";
import { type Item, keyOf, Refusal } from "./values.ts";
import type { World } from "./world.ts";
import { type Conditional, meetsIn, type Plan, plan, scopeOf } from "./writes.ts";

type Part = Conditional & {
  readonly TableName: string;
  readonly Item?: Item;
  readonly Key?: Item;
  readonly UpdateExpression?: string;
};
type Kind = "Put" | "Delete" | "Update" | "ConditionCheck";

const nexts: Readonly<Record<Kind, (part: Part, before?: Item) => Item | undefined>> = {
  Put: ({ Item }) => Item,
  Delete: () => undefined,
  Update: (part, before = part.Key ?? {}) =>
    updated(before, part.UpdateExpression ?? "", scopeOf(part)),
  ConditionCheck: (_, before) => before,
};

const planOf = (world: World, kind: Kind, part: Part): Plan =>
  plan(world.table(part.TableName), {
    key: keyOf(part.Item ?? part.Key ?? {}),
    next: (before) => nexts[kind](part, before),
    ...meetsIn(part),
  });

/** The transactions that were carried out, by the tokens of those who may ask for them again. */
const done = new WeakMap<World["accounts"], Set<string>>();

const isRepeated = ({ accounts }: World, token: string | undefined): boolean => {
  const known = done.get(accounts) ?? new Set();
  done.set(accounts, known);
  return token !== undefined && known.has(token);
};

/** All or nothing, at twice the price; once for each token. */
const allOrNothing = (world: World, plans: readonly Plan[], token: string | undefined) => {
  if (isRepeated(world, token)) return {};
  if (plans.some(({ refusal }) => refusal)) {
    throw new Refusal("TransactionCanceledException", "Transaction cancelled", {
      CancellationReasons: plans.map(({ refusal }) => ({
        Code: refusal ? "ConditionalCheckFailed" : "None",
      })),
    });
  }
  for (const planned of plans) carryOut(world, { ...planned, units: planned.units * 2 });
  if (token !== undefined) done.get(world.accounts)?.add(token);
  return {};
};

type Token = { readonly ClientRequestToken?: string };

/** `TransactWriteItems`. */
export const transactWrite = (
  world: World,
  {
    TransactItems,
    ClientRequestToken,
  }: Token & { readonly TransactItems: readonly Readonly<Partial<Record<Kind, Part>>>[] },
) => {
  const plans = TransactItems.flatMap((one) =>
    Object.entries(one).map(([kind, part]) => planOf(world, kind as Kind, part)),
  );
  return allOrNothing(world, plans, ClientRequestToken);
};

/** `ExecuteTransaction` of statements that write. */
export const transactExecute = (
  world: World,
  {
    TransactStatements,
    ClientRequestToken,
  }: Token & { readonly TransactStatements: readonly Statement[] },
) => {
  const plans = TransactStatements.map((statement) => {
    const { table, change } = changeIn(statement);
    return plan(world.table(table), change);
  });
  return allOrNothing(world, plans, ClientRequestToken);
};
