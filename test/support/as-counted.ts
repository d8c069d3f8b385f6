/**
 * What a request says of itself beside what lies there (DA-5.law): after each run of its worker, in whatever state it
 * is, no more is called deleted than is physically gone, and what is called held is there.
 */
import { paginateScan } from "@aws-sdk/client-dynamodb";
import { dynamodbRequests } from "../../functions/adapters/dynamodb-requests.ts";
import { requestView } from "../../functions/domain/requests/view.ts";
import { type Table, tableVariable } from "../../functions/policy/names.ts";
import { tableOf } from "../../functions/wiring/holders.ts";
import type { World } from "./world.ts";

type Asked = { readonly appId: string; readonly requestId: string };

/** The keys of an app's records in a table. */
const keysIn = async (w: World, table: Table, app: string): Promise<Set<string>> => {
  const TableName = w.run.setting(tableVariable(table));
  const input = { TableName, ProjectionExpression: "pk, sk", ConsistentRead: true };
  const keys = new Set<string>();
  for await (const { Items = [] } of paginateScan({ client: w.dynamodb }, input)) {
    for (const { pk, sk } of Items) {
      if (pk?.S?.split("|")[0] === app) keys.add(`${pk.S} ${sk?.S}`);
    }
  }
  return keys;
};

const stores = ["messages", "user-information", "log-data", "monitoring-data"] as const;
type Store = (typeof stores)[number];

/** Everything that was ever seen of an app in a store, by world. */
const seen = new WeakMap<World, Map<string, Set<string>>>();

/** Looks at all that an app has, and remembers it; answers how much is there, and how much was and is not any more. */
const look = async (w: World, app: string, store: Store) => {
  const there = await keysIn(w, store, app);
  const known = seen.get(w) ?? new Map<string, Set<string>>();
  seen.set(w, known);
  const before = known.get(`${store} ${app}`) ?? new Set<string>();
  known.set(`${store} ${app}`, new Set([...before, ...there]));
  return { there: there.size, gone: [...before].filter((key) => !there.has(key)).length };
};

const claimsOf = async (w: World, { appId, requestId }: Asked) => {
  const tables = { requests: tableOf(w.run, "requests"), drafts: tableOf(w.run, "receipt-drafts") };
  const request = await dynamodbRequests(w.dynamodb, tables).get(appId, requestId, w.clock.now);
  return request && requestView(request);
};

type View = NonNullable<Awaited<ReturnType<typeof claimsOf>>>;
type Claim = NonNullable<View["holders"]>[number];

/** What was called deleted of a request before anybody looked at what was there. */
const unwatched = new WeakMap<World, Map<string, number>>();

const watch = async (w: World, asked: Asked): Promise<Map<string, number>> => {
  const known = unwatched.get(w) ?? new Map<string, number>();
  unwatched.set(w, known);
  for (const store of stores) await look(w, asked.appId, store);
  for (const { holder, deleted } of (await claimsOf(w, asked))?.holders ?? []) {
    const name = `${asked.requestId} ${holder}`;
    if (!known.has(asked.requestId)) known.set(name, deleted);
  }
  known.set(asked.requestId, 0);
  return known;
};

const isSo = (
  { deleted, held, found, refused, remaining }: Claim,
  { there, gone }: Awaited<ReturnType<typeof look>>,
  before: number,
  state: View["state"],
): boolean => {
  const isOver = state !== "completed" || held + refused + remaining === 0;
  const addsUp = found === deleted + held + refused + remaining;
  return isOver && addsUp && deleted - before <= gone && held <= there;
};

const check = async (w: World, asked: Asked, known: Map<string, number>): Promise<void> => {
  const view = await claimsOf(w, asked);
  if (view === undefined) return;
  for (const claim of view.holders ?? []) {
    const seenNow = await look(w, asked.appId, claim.holder as Store);
    const before = known.get(`${asked.requestId} ${claim.holder}`) ?? 0;
    if (isSo(claim, seenNow, before, view.state)) continue;
    const said = JSON.stringify({ state: view.state, ...claim });
    throw new Error(`A request says ${said}, but it is ${JSON.stringify(seenNow)}`);
  }
};

/** Does a run of a request's worker, and throws if the request then says what is not so. */
export const asCounted = async (
  w: World,
  asked: Asked,
  work: () => Promise<void>,
): Promise<void> => {
  const known = await watch(w, asked);
  const [done] = await Promise.allSettled([work()]);
  await check(w, asked, known);
  if (done.status === "rejected") throw done.reason;
};
