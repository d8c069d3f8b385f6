/** What is said of legal holds. */
import * as z from "zod/mini";
import type { holdView } from "../../functions/domain/holds.ts";
import { perishable } from "../../functions/policy/categories.ts";
import { answered, component, count, instant, text } from "../components.ts";

const scope = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("app") }),
  z.strictObject({ kind: z.literal("user"), digest: text() }),
  z.strictObject({ kind: z.literal("conversation"), digest: text() }),
]);

export const hold = answered<ReturnType<typeof holdView>>()(
  "Hold",
  z.strictObject({
    id: z.uuid(),
    scope,
    categories: z.array(z.enum(perishable)),
    authority: text(),
    reference: text(),
    reviewAt: instant(),
    placedAt: instant(),
    placedBy: text(),
    byMachine: z.optional(z.literal(true)),
    agreement: z.optional(z.strictObject({ until: z.optional(instant()), by: z.array(text()) })),
    liftAskedBy: z.optional(z.array(text())),
    state: z.enum(["pending", "active", "lifting"]),
    covers: z.optional(
      z.strictObject({
        lookedAt: instant(),
        records: z.partialRecord(z.enum(perishable), count()),
      }),
    ),
  }),
);
export const holds = component("Holds", z.strictObject({ holds: z.array(hold) }));
export const lifting = component(
  "Lifting",
  z.strictObject({ state: z.enum(["lifting", "second-person-needed"]) }),
);
