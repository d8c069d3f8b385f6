import type { CategoryName } from "../policy/categories.ts";
import type { Tenant } from "./app.ts";
import { type Amount, type Holding, nothing } from "./holdings.ts";
import { areHolding, isHeld, type Subject } from "./holds.ts";
import { type Clocked, expiryOf, isDue, isReadable, type Keeping } from "./keeping.ts";
import { dayBucket } from "./partition.ts";
import { bytesOf } from "./record-bytes.ts";

/** A record as it is counted. */
export type Counted = Clocked &
  Subject & { readonly bytes: number; readonly recalled?: boolean | undefined };

/** What records are told by: how they are kept, how they would be, and when all of the app goes (epoch ms). */
export type Telling = {
  readonly keeping: Keeping;
  readonly asIf?: Keeping | undefined;
  readonly purgeAt?: number | undefined;
  readonly now: number;
};

const instant = (at: number): string => new Date(at).toISOString();

/** A sum of records. */
const sum = () => {
  const own = { ...nothing };
  return {
    add: ({ bytes }: Pick<Counted, "bytes">) => {
      own.records += 1;
      own.bytes += bytes;
    },
    view: (): Amount => own,
  };
};

/** Sums by the UTC day of an instant, in their order. */
const byDay = () => {
  const days = new Map<string, ReturnType<typeof sum>>();
  return {
    add: (at: number, record: Counted) => {
      const day = dayBucket(at);
      const one = days.get(day) ?? sum();
      days.set(day, one);
      one.add(record);
    },
    view: () => [...days].sort().map(([day, one]) => ({ day, ...one.view() })),
  };
};

/** What the records that can be read now would come to under another keeping. */
const supposed = ({ asIf, keeping, purgeAt = Number.POSITIVE_INFINITY, now }: Telling) => {
  if (asIf === undefined) return { add: () => {}, view: () => undefined };
  const [goesAtOnce, held, earlier, later, goes] = [sum(), sum(), sum(), sum(), byDay()];
  const shift = (record: Counted, at: number): void => {
    const before = Math.min(expiryOf(record, keeping), purgeAt);
    if (at < before) earlier.add(record);
    if (at > before) later.add(record);
    goes.add(at, record);
  };
  return {
    add: (record: Counted): void => {
      const isKept = isHeld(keeping.holds, record);
      if (isDue(record, record.group, asIf, now)) goesAtOnce.add(record);
      else if (!isKept) shift(record, Math.min(expiryOf(record, asIf), purgeAt));
      else if (!isReadable(record, asIf, now)) held.add(record);
    },
    view: () => ({
      ...{ goesAtOnce: goesAtOnce.view(), held: held.view() },
      ...{ earlier: earlier.view(), later: later.view(), goes: goes.view() },
    }),
  };
};

const overdueOf = (now: number, keeping: Keeping) => {
  const all = sum();
  let since = Number.POSITIVE_INFINITY;
  return {
    add: (record: Counted): void => {
      const expiry = expiryOf(record, keeping);
      all.add(record);
      if (Number.isFinite(expiry)) since = Math.min(since, expiry);
    },
    view: () => ({ ...all.view(), ...(Number.isFinite(since) ? { byMs: now - since } : {}) }),
  };
};

/** Adds up the records of a category. */
export const counting = (category: CategoryName, telling: Telling) => {
  const { keeping, purgeAt = Number.POSITIVE_INFINITY, now } = telling;
  const [readable, held, marks] = [sum(), sum(), sum()];
  const [goes, overdue, would] = [byDay(), overdueOf(now, keeping), supposed(telling)];
  let [oldest, newest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const addReadable = (record: Counted, isKept: boolean): void => {
    readable.add(record);
    oldest = Math.min(oldest, record.at);
    newest = Math.max(newest, record.at);
    if (!isKept) goes.add(Math.min(expiryOf(record, keeping), purgeAt), record);
    would.add(record);
  };
  return {
    add: (record: Counted): void => {
      const isKept = isHeld(keeping.holds, record);
      if (isKept) held.add(record);
      if (isDue(record, record.group, keeping, now)) overdue.add(record);
      else if (record.recalled === true) marks.add(record);
      else if (isReadable(record, keeping, now)) addReadable(record, isKept);
    },
    view: (): Holding => {
      const asIf = would.view();
      return {
        ...{ category, ...readable.view() },
        ...(oldest <= newest ? { oldest: instant(oldest), newest: instant(newest) } : {}),
        ...{ goes: goes.view(), held: held.view(), overdue: overdue.view(), marks: marks.view() },
        ...(asIf === undefined ? {} : { asIf }),
      };
    },
  };
};
export type Counting = ReturnType<typeof counting>;

/** The one row of an app in the registry, or of its settings: it goes with the app, once no law keeps anything of it. */
export const rowOf = (category: CategoryName, { app, settings, holds }: Tenant): Holding => {
  const all = { records: 1, bytes: bytesOf(category === "appRegistry" ? app : settings) };
  const isKept = areHolding(holds);
  const day = app.status === "active" || isKept ? [] : [{ day: dayBucket(app.purgeAt), ...all }];
  const held = isKept ? all : nothing;
  return { category, ...all, goes: day, held, overdue: nothing, marks: nothing };
};
