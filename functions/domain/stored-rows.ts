/**
 * The registry's rows as far as they decide about deletion. A row of another form is not read as if it said nothing: it
 * is undefined, and whoever deletes stops (see `standing.ts`).
 */
import * as z from "zod/mini";
import { chosenCategories, perishable } from "../policy/categories.ts";
import type { App, Settings } from "./app.ts";
import type { Hold } from "./holds.ts";

const common = { pk: z.string(), sk: z.string() };
const noted = { heldAs: z.optional(z.int()), configuredAs: z.optional(z.int()) };

const app = z.discriminatedUnion("status", [
  z.looseObject({
    ...common,
    ...noted,
    status: z.literal("active"),
    registeredAt: z.int(),
    changedAt: z.int(),
  }),
  z.looseObject({
    ...common,
    ...noted,
    status: z.enum(["terminated", "purging"]),
    registeredAt: z.int(),
    changedAt: z.int(),
    terminatedAt: z.int(),
    purgeAt: z.int(),
    waitsUntil: z.optional(z.int()),
  }),
]);

const choice = z.strictObject({ store: z.boolean(), days: z.optional(z.int()) });
const ceilings = z.optional(z.array(z.strictObject({ terms: z.int(), ms: z.number() })));

const longest = z.optional(z.number());

const settings = z.looseObject({
  ...common,
  version: z.int(),
  revision: z.optional(z.int()),
  terms: z.optional(z.int()),
  configuration: z.looseObject({
    storage: z.strictObject({ messages: choice, userInformation: choice }),
  }),
  consent: z.optional(z.looseObject({ version: z.string() })),
  settling: z.optional(z.array(z.enum(chosenCategories))),
  keys: z.optional(z.record(z.string(), z.looseObject({ id: z.string(), share: z.string() }))),
  ceilings: z.optional(z.strictObject({ messages: ceilings, userInformation: ceilings })),
  longest: z.optional(z.strictObject({ messages: longest, userInformation: longest })),
});

const digested = { digest: z.string() };
const scope = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("app") }),
  z.strictObject({ kind: z.literal("user"), ...digested }),
  z.strictObject({ kind: z.literal("conversation"), ...digested }),
]);

const holds = z.looseObject({
  ...common,
  version: z.int(),
  holds: z.array(
    z.looseObject({
      id: z.string(),
      scope,
      categories: z.array(z.enum(perishable)),
      placedAt: z.int(),
      reviewAt: z.int(),
      state: z.enum(["pending", "active", "lifting"]),
    }),
  ),
});

const status = z.looseObject({ ...common, status: z.looseObject({ changedAt: z.int() }) });

const read =
  <T>(schema: z.ZodMiniType) =>
  (row: unknown): T | undefined => {
    if (!schema.safeParse(row).success) return undefined;
    const { pk, sk, dueShard, due, ...rest } = row as Record<string, unknown>;
    return rest as T;
  };

export const storedApp = read<App>(app);
export const storedSettings = read<Settings>(settings);
export const storedHolds = read<{ readonly holds: readonly Hold[]; readonly version: number }>(
  holds,
);
/** What the ledger has noted of an app's last change of status. */
export const storedStatus = read<{ readonly status: Pick<App, "changedAt"> }>(status);
