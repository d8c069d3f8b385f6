import { keepingFor, type Tenant } from "../domain/app.ts";
import { categoryNames, type Holding, type Holdings } from "../domain/holdings.ts";
import { counting, rowOf } from "../domain/holdings-count.ts";
import { etagOf } from "../domain/settings.ts";
import { type CategoryName, type Perishable, perishable } from "../policy/categories.ts";
import type { Holder, Patience } from "../ports.ts";
import { type HoldingsQuery, supposedKeeping } from "./asking.ts";
import { type Budget, budgetOf, lookThrough } from "./look-through.ts";
import { cursorTo, type Place, placeOf } from "./place.ts";

export type ReadingHoldings = { readonly holders: Readonly<Record<Perishable, Holder>> };

type Looked = { readonly row: Holding; readonly rest?: Place | undefined };
type Asked = {
  readonly tenant: Tenant;
  readonly query: HoldingsQuery;
  readonly now: number;
  readonly budget: Budget;
};

const purgeAtOf = ({ app }: Tenant): number | undefined =>
  app.status === "active" ? undefined : app.purgeAt;

const look = async (
  { holders }: ReadingHoldings,
  { tenant, query, now, budget }: Asked,
  from: Place,
): Promise<Looked> => {
  const { category } = from;
  const perishing = perishable.find((one) => one === category);
  if (perishing === undefined) return { row: rowOf(category, tenant) };
  const sum = counting(category, {
    keeping: keepingFor(tenant, perishing),
    asIf: supposedKeeping(tenant, query, now),
    purgeAt: purgeAtOf(tenant),
    now,
  });
  const looking = { holder: holders[perishing], app: tenant.app.appId, budget, sum };
  const rest = await lookThrough(looking, from);
  return { row: sum.view(), rest };
};

const lookAll = async (ports: ReadingHoldings, asked: Asked, from: Place) => {
  const categories: Holding[] = [];
  const behind = categoryNames.slice(categoryNames.indexOf(from.category));
  const names: readonly CategoryName[] =
    asked.query.category === undefined ? behind : [from.category];
  let place: Place | undefined = from;
  for (const [index] of names.entries()) {
    const { row, rest } = await look(ports, asked, place);
    categories.push(row);
    const following = names[index + 1];
    if (rest !== undefined) return { categories, rest };
    if (following === undefined) break;
    place = { category: following };
    if (asked.budget.isSpent()) return { categories, rest: place };
  }
  return { categories, rest: undefined };
};

/** A page of what is held of an app: what it looked at, and `next` while there is more. The caller adds pages up. */
export const readHoldings = async (
  ports: ReadingHoldings,
  tenant: Tenant,
  query: HoldingsQuery,
  now: number,
  patience: Patience,
): Promise<Holdings> => {
  const { cursor, category, limit } = query;
  const first: Place = { category: category ?? "appRegistry" };
  const from = cursor === undefined ? first : placeOf(cursor, category);
  const asked = { tenant, query, now, budget: budgetOf(limit, patience) };
  const { categories, rest } = await lookAll(ports, asked, from);
  const purgeAt = purgeAtOf(tenant);
  return {
    takenAt: new Date(now).toISOString(),
    etag: etagOf(tenant.settings),
    ...(purgeAt === undefined ? {} : { purgeAt: new Date(purgeAt).toISOString() }),
    categories,
    ...(rest === undefined ? {} : { next: cursorTo(rest) }),
  };
};
