/**
 * Looking again at what a request asks for. Invariant 4: what is held stays, but is taken from its readers. Whatever
 * else is still there is said, and nothing is called completed while there is any.
 */
import * as z from "zod/mini";
import type { Tenant } from "../domain/app.ts";
import { type Hold, isHeld, scopesOf } from "../domain/holds.ts";
import { uploadsEnd } from "../domain/media.ts";
import type { Part } from "../domain/requests/parts.ts";
import type { Entry, Found, Holder, Patience } from "../ports.ts";
import { withdrawAll } from "../steps/holds/withdraw.ts";
import { findAsked, type Split } from "../steps/requests/find-asked.ts";
import type { Cursor, Stretch, Walked } from "../steps/walk/cursor.ts";

/**
 * What was seen of a request: records that are `held`, and when the first of their holds is reviewed (epoch ms); marks
 * that `wait` for an upload to end; what is `left` although it should be gone.
 */
export const seen = z.object({
  held: z.int(),
  reviewBy: z.optional(z.int()),
  waiting: z.int(),
  left: z.int(),
});
export type Seen = z.infer<typeof seen>;
export const unseen: Seen = { held: 0, waiting: 0, left: 0 };

const earliest = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);

export const together = (one: Seen, other: Seen): Seen => ({
  held: one.held + other.held,
  reviewBy: earliest(one.reviewBy, other.reviewBy),
  waiting: one.waiting + other.waiting,
  left: one.left + other.left,
});

/** When the first of the holds on some records of a group is reviewed. */
const reviewOf = (
  holds: readonly Hold[],
  { category }: Part,
  { partition: { group } }: Entry,
  held: readonly Found[],
): number | undefined =>
  holds
    .filter((hold) => {
      const scopes = scopesOf([hold], category);
      return held.some(({ author }) => isHeld(scopes, { group, author }));
    })
    .map(({ reviewAt }) => reviewAt)
    .reduce<number | undefined>(earliest, undefined);

/**
 * What of a page is there. What is held is withdrawn; a mark has nothing that anybody could read. What could not be
 * withdrawn because it changed meanwhile is left, and so looked at again.
 */
const lookAtPage = async (
  holder: Holder,
  { holds }: Tenant,
  part: Part,
  entry: Entry,
  { held, free, unreadable }: Split<Found>,
  now: number,
): Promise<Seen> => {
  const fresh = held.filter(({ recalled, withdrawn }) => !recalled && withdrawn === undefined);
  const { unmet } = await withdrawAll(holder, fresh, now);
  const waiting = free.filter(
    ({ recalled, media = [] }) => recalled === true && uploadsEnd(media) > now,
  );
  return {
    held: held.length - unmet,
    reviewBy: reviewOf(holds, part, entry, held),
    waiting: waiting.length,
    left: free.length - waiting.length + unmet + unreadable,
  };
};

/** What was seen, and whether that was all; if not, where to go on. */
export type Looked = Walked & { readonly seen: Seen };

/** Looks through a part of a request from a place on. */
export const lookAtPart = async (
  holder: Holder,
  tenant: Tenant,
  part: Part,
  from: Cursor | undefined,
  now: number,
  patience: Patience,
): Promise<Looked> => {
  let sum = unseen;
  const visit = ({ entry }: Stretch) => ({
    see: async (split: Split<Found>) => {
      const one = await lookAtPage(holder, tenant, part, entry, split, now);
      sum = together(sum, one);
    },
  });
  const read = holder.records.find;
  const walked = await findAsked({ holder, tenant, part, read, visit, from, patience });
  return { ...walked, seen: sum };
};
