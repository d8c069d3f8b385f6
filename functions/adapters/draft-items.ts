import { ttlOf } from "../domain/keeping.ts";
import { pick } from "../domain/partition.ts";
import type { Draft } from "../domain/receipt-draft.ts";
import { after } from "../policy/duration.ts";
import { dueShards } from "../policy/names.ts";
import { operational } from "../policy/periods.ts";
import { type Item, toItem } from "./items.ts";

/** What lists a draft as due; nobody looks at one that is as old as a receipt may be. */
export const listed = (chain: string, due: number) => ({
  due,
  dueShard: pick(chain, dueShards),
  expiresAt: ttlOf(after(due, operational.receipts)),
});

/** A draft as an item. */
export const draftItem = (draft: Draft, due: number): Item =>
  toItem({ pk: draft.chain, sk: draft.name, ...listed(draft.chain, due), draft });
