/**
 * Invariant 4: held means held. A hold stops every way in which data of its scope can go, and nothing else. It
 * counts from the moment it is placed, but is only called active once nobody acts on an older view any more:
 * whoever deletes reads the holds when it begins, and is stopped by the platform before `operational.holdFence` is over.
 */
import { type Perishable, perishable } from "../policy/categories.ts";
import { isCopy } from "./copies.ts";

/** What a hold is about: all of an app, a person or a conversation, by the digest that stands in our keys. */
export type HoldScope =
  | { readonly kind: "app" }
  | { readonly kind: "user"; readonly digest: string }
  | { readonly kind: "conversation"; readonly digest: string };

/** A legal hold (DA-5.law); instants in epoch ms. One that is being lifted holds nothing any more. */
export type Hold = {
  readonly id: string;
  readonly scope: HoldScope;
  readonly categories: readonly Perishable[];
  readonly authority: string;
  readonly reference: string;
  readonly reviewAt: number;
  readonly placedAt: number;
  readonly placedBy: string;
  /** A machine placed it: nobody in particular (see `two-people.ts`). */
  readonly byMachine?: true | undefined;
  /** Of one that is over the bound: who has agreed to it; until when (epoch ms) it holds without enough of them. */
  readonly agreement?: { readonly until?: number | undefined; readonly by: readonly string[] };
  /** Who wants it lifted, as long as that is one person. */
  readonly liftAskedBy?: readonly string[];
  readonly state: "pending" | "active" | "lifting";
  /** How many records its last whole look has found, by category; not there before the first one. */
  readonly covers?:
    | {
        readonly lookedAt: number;
        readonly records: Readonly<Partial<Record<Perishable, number>>>;
      }
    | undefined;
};

/** Where a record lies and, if it is a message, whose it is. */
export type Subject = { readonly group: string; readonly author?: string | undefined };

const covers = (scope: HoldScope, { group, author }: Subject): boolean => {
  if (isCopy(group)) return false;
  if (scope.kind === "app") return true;
  if (scope.kind === "conversation") return scope.digest === group;
  return scope.digest === author || scope.digest === group;
};

/** The scopes in which a category is held. */
export const scopesOf = (holds: readonly Hold[], category: Perishable): readonly HoldScope[] =>
  holds
    .filter(({ state, categories }) => state !== "lifting" && categories.includes(category))
    .map(({ scope }) => scope);

/**
 * What stands in for holds that cannot be read, from an instant on (epoch ms): nothing goes until they can, or until somebody
 * has placed them anew and lifted this one.
 */
export const holdOnAll = (id: string, at: number): Hold => ({
  ...{ id, scope: { kind: "app" }, categories: perishable, state: "pending" },
  ...{ authority: "chat-retention", reference: "Holds on this app were lost" },
  ...{ reviewAt: at, placedAt: at, placedBy: "chat-retention" },
});

/** When holds that nobody has agreed to end (epoch ms). */
export const agreementsEnd = (holds: readonly Hold[]): readonly number[] =>
  holds.flatMap(({ state, agreement }) =>
    state === "lifting" || agreement?.until === undefined ? [] : [agreement.until],
  );

/** The hold as it is at an instant (epoch ms): one over the bound to which nobody has agreed in time is lifted. */
export const lapsed = (hold: Hold, now: number): Hold =>
  agreementsEnd([hold]).some((until) => until <= now) ? { ...hold, state: "lifting" } : hold;

/** Whether somebody must look at a hold before an instant (epoch ms), or give a second person's word for it. */
export const isToBeSeenTo = (hold: Hold, before: number): boolean =>
  hold.reviewAt <= before || agreementsEnd([hold]).length > 0;

/** Whether anything is held at all. */
export const areHolding = (holds: readonly Hold[]): boolean =>
  holds.some(({ state }) => state !== "lifting");

/** Whether one of these scopes holds a record. */
export const isHeld = (scopes: readonly HoldScope[] | undefined, subject: Subject): boolean =>
  scopes?.some((scope) => covers(scope, subject)) === true;

/**
 * Whether a hold may be called active by a look that began at an instant (epoch ms): nobody who read the holds before
 * it was placed is at work any more, so the look has seen all that they left.
 */
export const isFenced = ({ placedAt }: Hold, since: number, fenceMs: number): boolean =>
  since - placedAt >= fenceMs;

const iso = (at: number): string => new Date(at).toISOString();

const agreementView = ({ until, by }: NonNullable<Hold["agreement"]>) => ({
  by,
  ...(until === undefined ? {} : { until: iso(until) }),
});

/** The hold as an operator sees it; of whom it is about only the digest. */
export const holdView = ({ placedAt, reviewAt, covers, agreement, ...hold }: Hold) => ({
  ...hold,
  placedAt: iso(placedAt),
  reviewAt: iso(reviewAt),
  ...(agreement === undefined ? {} : { agreement: agreementView(agreement) }),
  ...(covers === undefined ? {} : { covers: { ...covers, lookedAt: iso(covers.lookedAt) } }),
});

/** What a caller is told whose deletion waits for a hold to end. */
export const heldReply = { state: "held", reason: "legal-obligation" } as const;
