/**
 * Receipts: what was deleted, by which clause, and what was found when somebody else looked again. Invariant 10:
 * nothing personal is in them; an app is a hash of its id and registration, a person the keyed digest that stood
 * in our keys. Receipts of an app are a chain: each has a number and names the hash of the one before it.
 * Signed are the canonical bytes (RFC 8785), so that anybody can check them who can hash.
 */
import canonicalize from "canonicalize";
import * as z from "zod/mini";
import { categories } from "../policy/categories.ts";
import { causes } from "../policy/receipts.ts";

const hash = () => z.string().check(z.regex(/^[0-9a-f]{64}$/));
const text = () => z.string().check(z.minLength(1), z.maxLength(200));
const count = () => z.int().check(z.minimum(0));
const instant = () => z.iso.datetime();
const category = () => z.enum(Object.keys(categories) as (keyof typeof categories)[]);

const digest = () => z.string().check(z.regex(/^[\w-]{22}$/));

const chainPattern = /^([0-9a-f]{64}|sweep)$/;
export const chainName = () =>
  z
    .string()
    .check(z.regex(chainPattern, "must be the name of a chain: 64 hexadecimal digits, or sweep"));

const scope = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("app"), app: hash() }),
  z.strictObject({ kind: z.literal("category"), app: hash(), category: category() }),
  z.strictObject({
    kind: z.literal("user"),
    app: hash(),
    user: digest(),
    category: z.optional(category()),
  }),
  z.strictObject({ kind: z.literal("conversation"), app: hash(), conversation: digest() }),
  z.strictObject({ kind: z.literal("day"), category: category(), day: z.iso.date() }),
]);
export type Scope = z.infer<typeof scope>;

/**
 * A store: records found and deleted, those it would not give up, those that a law held (DA-5.law), and those that were
 * there when it was read back although they should be gone.
 */
const holder = z.strictObject({
  holder: text(),
  category: category(),
  found: count(),
  deleted: count(),
  refused: count(),
  held: z.optional(count()),
  remaining: count(),
});

/** What a store of the operator's own said that it had erased, and that nothing is left there; nobody of ours has looked. */
const said = z.strictObject({ holder: text(), found: count(), deleted: count() });

/** What is not covered until an instant; null is until a recipient confirms. */
const uncovered = z.strictObject({ what: text(), until: z.nullable(instant()) });

export const receiptSchema = z.strictObject({
  format: z.literal("chat-retention/receipt/2"),
  chain: chainName(),
  number: z.int().check(z.minimum(1)),
  previous: z.nullable(hash()),
  key: hash(),
  region: text(),
  policy: text(),
  cause: z.enum(causes),
  deletion: text(),
  scope,
  clauses: z.array(text()).check(z.minLength(1)),
  began: instant(),
  ended: instant(),
  readBack: instant(),
  outcome: z.enum(["complete", "incomplete"]),
  holders: z.array(holder).check(z.minLength(1)),
  elsewhere: z.optional(z.array(said)),
  notCovered: z.array(uncovered),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** A receipt that has no place in its chain yet. */
export type Unplaced = Omit<Receipt, "number" | "previous">;

/** A signed receipt as a file: the canonical bytes and their signature (DER), both in base64, and the key's id. */
export const signedSchema = z.strictObject({
  receipt: z.base64(),
  signature: z.base64(),
  key: hash(),
});
export type SignedReceipt = z.infer<typeof signedSchema>;

/** The canonical JSON of a receipt. */
export const canonical = (receipt: Receipt): string => canonicalize(receipt) as string;

/** Where a chain ends. */
export type Head = { readonly number: number; readonly hash: string };
