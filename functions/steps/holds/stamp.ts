/**
 * DynamoDB's TTL and S3's lifecycle cannot read a hold: so what is held is taken out of their reach, record by
 * record, and put back when nothing holds it any more. A record whose stamp is as it should be is not written: so a
 * look that is repeated, or goes on where another stopped, pays for reading alone. Its media are seen to before it, so
 * that its own stamp says that they were.
 */
import { type HoldScope, isHeld } from "../../domain/holds.ts";
import { isUnreadable, ttlOf } from "../../domain/keeping.ts";
import { uploadsEnd } from "../../domain/media.ts";
import { milliseconds } from "../../policy/duration.ts";
import { operational } from "../../policy/periods.ts";
import type { Entry, Found, Holder, TimeMedia } from "../../ports.ts";
import { type Pace, pace, partitionRate } from "../batches/pace.ts";
import { type Packer, packer } from "../batches/packer.ts";
import type { Visitor } from "../walk/walk-one.ts";

/** The scopes that have been placed or are being lifted, and all those that hold. */
export type Scopes = {
  readonly changed: readonly HoldScope[];
  readonly holding: readonly HoldScope[];
};

export type Stamping = Scopes & {
  readonly timeMedia: TimeMedia;
  /** Media of records that are stamped already, and whose uploads ended before this (epoch ms), were seen to as well. */
  readonly seenTo: number;
};

/**
 * Media that came into the scope of active holds since the last look; looks are a day apart, and one that is late by
 * more than this has been ringing for days.
 */
export const mediaSeenTo = (now: number): number => now - 7 * milliseconds(operational.heldAgain);

const isStamped = ({ until, expiresAt }: Found, held: boolean): boolean =>
  held ? expiresAt === undefined : expiresAt === ttlOf(until);

/** So many records of a partition are handed over at once, at the partition's own pace. */
const portion = 25;

type Packers = { readonly held: Packer<Found>; readonly free: Packer<Found> };

const stamp = async (into: Packer<Found>, some: readonly Found[], own: Pace): Promise<void> => {
  for (let start = 0; start < some.length; start += portion) {
    const few = some.slice(start, start + portion);
    await own.turn(few.length);
    await into.add(few, () => {}, own);
  }
};

/** Stamps the records that the changed scopes cover, of as many partitions as are walked at once. */
export const stamper = ({ records }: Holder, by: Stamping) => {
  const packers: Packers = {
    held: packer((batch) => records.time(batch, false)),
    free: packer((batch) => records.time(batch, true)),
  };
  let unreadable = 0;
  const see = async (page: readonly Found[], held: boolean, own: Pace): Promise<void> => {
    const fresh = page.filter((one) => !isStamped(one, held));
    const open = page.filter(
      (one) => isStamped(one, held) && uploadsEnd(one.media ?? []) > by.seenTo,
    );
    await by.timeMedia(
      [...fresh, ...open].flatMap(({ media: keys = [] }) => keys),
      !held,
    );
    await stamp(packers[held ? "held" : "free"], fresh, own);
  };
  return {
    visit: ({ partition: { group } }: Entry): Visitor<Found> => {
      const own = pace(partitionRate);
      return {
        see: async (page) => {
          unreadable += page.filter(isUnreadable).length;
          const isIn = (scopes: readonly HoldScope[]) => (one: Found) =>
            isHeld(scopes, { group, author: one.author });
          const covered = page.filter((one) => !isUnreadable(one) && isIn(by.changed)(one));
          const isKept = isIn(by.holding);
          await see(covered.filter(isKept), true, own);
          await see(
            covered.filter((one) => !isKept(one)),
            false,
            own,
          );
        },
      };
    },
    /** Waits until everything has been written. Throws then if nobody can tell of something whether it is covered. */
    flush: async (): Promise<void> => {
      await Promise.all([packers.held.flush(), packers.free.flush()]);
      if (unreadable > 0) throw new Error("Nobody can tell whether something is held");
    },
  };
};
