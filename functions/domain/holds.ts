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

/** The hold as an operator sees it; of whom it is about only the digest. */
export const holdView = ({ placedAt, reviewAt, covers, ...hold }: Hold) => ({
  ...hold,
  placedAt: iso(placedAt),
  reviewAt: iso(reviewAt),
  ...(covers === undefined ? {} : { covers: { ...covers, lookedAt: iso(covers.lookedAt) } }),
});

/** What a caller is told whose deletion waits for a hold to end. */
export const heldReply = { state: "held", reason: "legal-obligation" } as const;
