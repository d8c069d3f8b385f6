/** What is said of receipts, and of the policy. */
import * as z from "zod/mini";
import { chainName, signedSchema } from "../../functions/domain/receipt.ts";
import type { register } from "../../functions/policy/register.ts";
import type { readHead } from "../../functions/read-receipt-head/read-head.ts";
import type { readReceipts } from "../../functions/read-receipts/read-receipts.ts";
import { answered, component, count, page, text } from "../components.ts";

const signed = component("SignedReceipt", signedSchema);
const chain = z.extend(page("receipts", signed), { chain: chainName() });

export const appReceipts = component("AppReceipts", z.extend(chain, { pending: count() }));

export const receipts = answered<Awaited<ReturnType<typeof readReceipts>>>()(
  "Receipts",
  z.union([chain, z.strictObject({ chains: z.array(chainName()) })]),
);

export const head = answered<Awaited<ReturnType<typeof readHead>>>()(
  "ReceiptHead",
  z.strictObject({ chain: chainName(), number: z.int().check(z.minimum(1)), hash: text() }),
);

const retention = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fixed"), period: text() }),
  z.strictObject({ kind: z.literal("after-termination"), period: text() }),
  z.strictObject({
    kind: z.literal("chosen"),
    default: text(),
    min: text(),
    max: text(),
    optOut: z.literal(true),
  }),
]);

const category = z.strictObject({
  title: text(),
  clauses: z.array(text()),
  fields: z.array(text()),
  purpose: text(),
  legalBasis: text(),
  retention,
  clock: text(),
  table: text(),
  bucket: z.boolean(),
  erasure: text(),
  backup: z.boolean(),
  recipients: z.array(text()),
  integrated: z.array(z.strictObject({ system: text(), role: text() })),
});

export const policy = answered<ReturnType<typeof register>>()(
  "Policy",
  z.strictObject({
    region: text(),
    version: text(),
    source: text(),
    clauses: z.record(z.string(), z.string()),
    categories: z.record(z.string(), category),
    operational: z.record(z.string(), z.string()),
    mediaClasses: z.array(text()),
    subProcessors: z.array(text()),
  }),
);
