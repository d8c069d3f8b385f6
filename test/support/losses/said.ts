/** What is said of deletions after a damage, held against what lies there. */
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Tenant } from "../../../functions/domain/app.ts";
import { isHeld, scopesOf } from "../../../functions/domain/holds.ts";
import { isAsked } from "../../../functions/domain/keeping.ts";
import type { Receipt } from "../../../functions/domain/receipt.ts";
import { partsOf } from "../../../functions/domain/requests/parts.ts";
import type { DeletionRequest } from "../../../functions/domain/requests/request.ts";
import { emptiedTables } from "../../../functions/policy/app-stores.ts";
import { categories, type Perishable } from "../../../functions/policy/categories.ts";
import type { Table } from "../../../functions/policy/names.ts";
import { touchedBy } from "./damages.ts";
import { type Image, itemsIn, keyIn } from "./image.ts";
import { isOver, isUnlisted, overdueIn, type Record, recordsLeft, type Told } from "./left.ts";

const requestsIn = (of: Image) =>
  itemsIn(of, "requests")
    .map((item) => unmarshall(item) as Partial<DeletionRequest>)
    .filter(({ state }) => state !== undefined);

const isInScope = (request: DeletionRequest, one: Record): boolean =>
  partsOf(request).some(
    ({ category, groups, asked }) =>
      category === one.category &&
      (groups === undefined || groups.includes(one.group)) &&
      isAsked(one, asked),
  );

/** Requests to erase that are called completed though something of what they ask for is left. */
const aboutRequests = (told: Told): readonly string[] => {
  const completed = requestsIn(told.after).filter(({ state }) => state === "completed");
  return completed.flatMap(({ requestId }) => {
    const request = requestsIn(told.base).find((one) => one.requestId === requestId);
    if (request === undefined || request.type === "access") return [];
    const left = recordsLeft(told).filter((one) => isInScope(request as DeletionRequest, one));
    return left.length === 0 ? [] : [`a request is completed, and ${left.length} are left`];
  });
};

/** Bundles that are called complete though they lack something of the person. */
const aboutBundles = (told: Told): readonly string[] =>
  requestsIn(told.after)
    .filter(({ state, type }) => state === "completed" && type === "access")
    .flatMap(({ requestId, bundle }) => {
      const request = requestsIn(told.base).find((one) => one.requestId === requestId);
      const missing = (bundle?.parts ?? []).filter(({ category, records }) => {
        const own = recordsLeft(told).filter(
          (one) =>
            one.category === category &&
            isInScope(request as DeletionRequest, one) &&
            one.recalled !== true &&
            !isOver(told, one),
        );
        return records < own.length;
      });
      return missing.map(({ category }) => `a bundle lacks something of ${category}`);
    });

const isGone = ({ base, after, damage }: Told, table: Table): boolean => {
  const damaged = touchedBy(damage);
  return itemsIn(base, table).some(
    (item) => !damaged.has(`${table} ${keyIn(item)}`) && !after.get(table)?.has(keyIn(item)),
  );
};

const isAnyLeft = (told: Told, table: Table): boolean =>
  itemsIn(told.after, table).some((item) => !isUnlisted(told, table, item));

/** A purge that has ended though something is left. */
const aboutPurge = (told: Told): readonly string[] => {
  if (!isGone(told, "apps")) return [];
  return emptiedTables
    .filter((table) => table !== "erasures" && isAnyLeft(told, table))
    .map((table) => `the app is gone, and there is something in ${table}`);
};

const receiptsIn = (of: Image): readonly Receipt[] =>
  itemsIn(of, "receipts").flatMap(({ receipt }) =>
    receipt?.S === undefined ? [] : [JSON.parse(receipt.S) as Receipt],
  );

/** Receipts that say complete, or that so much remains, though more is left. */
const aboutReceipts = (told: Told): readonly string[] => {
  const known = new Set(receiptsIn(told.base).map(({ number, chain }) => `${chain} ${number}`));
  const fresh = receiptsIn(told.after).filter((one) => !known.has(`${one.chain} ${one.number}`));
  return fresh.flatMap(({ cause, scope, holders, outcome }) => {
    if (outcome !== "complete") return [];
    const left = leftOf(told, { cause, scope, holders });
    return left.length === 0
      ? []
      : [`a receipt of ${cause} is complete, and ${left.length} are left`];
  });
};

const leftOf = (
  told: Told,
  { cause, scope, holders }: Pick<Receipt, "cause" | "scope" | "holders">,
): readonly Record[] => {
  if (cause === "purge") return recordsLeft(told);
  if (cause === "sweep-day") return [];
  if (cause !== "request")
    return holders.flatMap(({ category }) => overdueIn(told, category as Perishable));
  const began = (one: Record) => one.at <= told.now;
  if (scope.kind === "user") {
    return recordsLeft(told).filter(
      (one) => [one.group, one.author].includes(scope.user) && began(one),
    );
  }
  if (scope.kind !== "conversation") return [];
  return recordsLeft(told).filter((one) => one.group === scope.conversation && began(one));
};

/** Settings that are called carried out though something that they made due is left. */
const aboutSettings = (told: Told): readonly string[] => {
  const [settings] = itemsIn(told.after, "configuration");
  const { settling = [] } = told.tenant.settings;
  if (settings === undefined || settings.settling !== undefined) return [];
  return settling
    .filter((category) => overdueIn(told, category).length > 0)
    .map((category) => `settings are carried out, and ${category} that is over is left`);
};

/** Active holds of which something lies in TTL's reach. */
const aboutHolds = (told: Told): readonly string[] => {
  const damaged = touchedBy(told.damage);
  const [row] = itemsIn(told.after, "holds").map((item) => unmarshall(item) as Tenant);
  if (!Array.isArray(row?.holds)) return [];
  const active = row.holds.filter(({ state }) => state === "active");
  return recordsLeft(told)
    .filter(({ category, group, author }) => isHeld(scopesOf(active, category), { group, author }))
    .filter(({ category, pk, sk }) => !damaged.has(`${categories[category].table} ${pk} ${sk}`))
    .filter((one) => stampOf(told, one) !== undefined)
    .map(({ category }) => `a hold is active, and TTL takes ${category}`);
};

const stampOf = ({ after }: Told, { category, pk, sk }: Record) =>
  after.get(categories[category].table)?.get(`${pk} ${sk}`)?.expiresAt;

/** Everything that is said and is not so. */
export const liesIn = (told: Told): readonly string[] => [
  ...new Set([
    ...aboutRequests(told),
    ...aboutBundles(told),
    ...aboutPurge(told),
    ...aboutReceipts(told),
    ...aboutSettings(told),
    ...aboutHolds(told),
  ]),
];
