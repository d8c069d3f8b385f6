/**
 * What a longer period leaves for what was collected before it (DA-5.period). A ceiling is left only where something may
 * have been promised more than it allows: so there is no more than one for each time that a period was shortened, and one
 * more where nobody knows what was promised; and each is above the one before it, so that there are at most as many as
 * there are periods to choose from.
 */
import { chosenCategories } from "../policy/categories.ts";
import { keepingUnder, type Settings } from "./app.ts";
import { type Ceiling, type Keeping, periodOf } from "./keeping.ts";

/** What of a keeping is about the ones before it. */
export type Past = Pick<Keeping, "ceilings" | "longest">;

/** Whether something that is held may have been promised more than this: each ceiling is below the longest period since. */
const isPromisedMore = ({ longest }: Past, ms: number): boolean =>
  longest === undefined || longest > ms;

/** The ceilings after a change from one keeping to another, and the longest period since the last of them. */
export const pastAfter = (
  before: Keeping,
  after: Keeping,
): Past & { readonly ceilings: readonly Ceiling[] } => {
  const { terms = 0, ceilings = [], longest } = before;
  const [ms, next] = [periodOf(before), periodOf(after)];
  if (next > ms && isPromisedMore(before, ms)) {
    return { ceilings: [...ceilings.filter((one) => one.ms < ms), { terms, ms }], longest: next };
  }
  return { ceilings, longest: longest === undefined ? undefined : Math.max(longest, next) };
};

type Pasts = Pick<Settings, "ceilings" | "longest">;

/**
 * The same of all that a customer chooses. What was collected under settings that are lost was promised nobody knows
 * what, and comes under the first that follow on restored ones.
 */
export const pastsOf = (before: Settings, after: Settings): Pasts => {
  const pasts = chosenCategories.map(
    (category) =>
      [category, pastAfter(keepingUnder(before, category), keepingUnder(after, category))] as const,
  );
  const ceilings = pasts.map(([category, past]) => [category, past.ceilings] as const);
  const known = before.terms === undefined ? pasts : [];
  const longest = known.flatMap(([category, past]) =>
    past.longest === undefined ? [] : [[category, past.longest] as const],
  );
  return { ceilings: Object.fromEntries(ceilings), longest: Object.fromEntries(longest) };
};
