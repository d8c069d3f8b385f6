import type { Question } from "../holdings/holdings.ts";
import type { Document } from "./document.ts";

type Choice = { readonly store?: unknown; readonly days?: unknown };

const choicesIn = ({ storage }: Document): Readonly<Record<string, Choice>> =>
  typeof storage === "object" && storage !== null ? (storage as Record<string, Choice>) : {};

/** The days for which something is kept; what is not named is the deployment's own default, which nobody here knows. */
const days = ({ store, days: chosen }: Choice = {}): number | undefined => {
  if (store !== true) return 0;
  return typeof chosen === "number" ? chosen : undefined;
};

const isShorter = (before: Choice | undefined, after: Choice | undefined): boolean => {
  const [was, is] = [days(before), days(after)];
  if (was === is) return false;
  return was === undefined || is === undefined || is < was;
};

/** The categories of which a change may erase what is held: those that it keeps for a shorter time, or not at all. */
export const shortened = (before: Document, after: Document): string[] => {
  const [was, is] = [choicesIn(before), choicesIn(after)];
  return Object.keys(was).filter((category) => isShorter(was[category], is[category]));
};

/** A category's storage as a question: what would go if it were like this? */
export const supposed = (after: Document, category: string): Question => {
  const { store, days: chosen } = choicesIn(after)[category] ?? {};
  return {
    category,
    store: store === true ? "true" : "false",
    ...(typeof chosen === "number" ? { days: chosen } : {}),
  } as Question;
};
