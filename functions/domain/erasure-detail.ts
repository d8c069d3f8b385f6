/** What a store of the operator's own is told of what it is asked: a row of another form asks for nothing. */
import * as z from "zod/mini";
import { type AskedRow, purgeMark, requestIn, settingsMark, type ToErase } from "./data-holders.ts";

const named = { requestId: z.string() };
const toErase = z.discriminatedUnion("scope", [
  z.strictObject({ scope: z.literal("app") }),
  z.strictObject({
    scope: z.literal("category"),
    category: z.string(),
    keepMs: z.optional(z.int()),
  }),
  z.strictObject({ scope: z.literal("user"), ...named }),
  z.strictObject({ scope: z.literal("conversation"), ...named }),
]);

/** Whether an erasure of this name can be of this: a purge of an app, settings of so long, a request of what it is about. */
const isOf = (erasure: string, what: ToErase): boolean => {
  if (what.scope === "app") return erasure === purgeMark;
  if (what.scope === "category" && what.keepMs !== undefined)
    return erasure.startsWith(settingsMark);
  const request = requestIn(erasure);
  return request !== undefined && (what.scope === "category" || what.requestId === request);
};

/** A row of another form would ask a store for more than was meant: all of an app, or of a category. */
const checkAsked = ({ erasure, what }: AskedRow): void => {
  if (toErase.safeParse(what).success && isOf(erasure, what)) return;
  throw new Error("What a store is asked to erase is not of a form that can be read");
};

const iso = (instant: number): string => new Date(instant).toISOString();

const whatOf = (app: string, what: ToErase): object => {
  if (what.scope === "app") return { scope: "app" };
  if (what.scope === "category") {
    const { scope, category, keepMs } = what;
    return { scope, category, ...(keepMs === undefined ? {} : { keepSeconds: keepMs / 1000 }) };
  }
  const subject = `/v1/apps/${app}/deletion-requests/${what.requestId}/subject`;
  return { scope: what.scope, subject };
};

/** What `ErasureRequested` says to a store. Throws if its row is of a form that nobody can read. */
export const erasureDetail = (app: string, row: AskedRow) => {
  checkAsked(row);
  return {
    appId: app,
    erasure: row.erasure,
    holder: row.holder,
    since: iso(row.since),
    until: iso(row.until),
    ...whatOf(app, row.what),
  };
};
