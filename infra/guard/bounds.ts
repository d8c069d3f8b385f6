import type { Kept } from "./examine.ts";
import { type Copy, type Life, lifeInWords } from "./lives/copy.ts";

/** A line of the table: what is kept of a category, where, and how long at the longest. */
export type Bound = {
  readonly holds: string;
  readonly clause: string;
  readonly copy: string;
  readonly readable: string;
  readonly physical: string;
  readonly why: string;
  /** The resources of which all this is true, by their places in the stack. */
  readonly resources: readonly string[];
};

/** The longest lives of everything that keeps something, resources alike together. */
export const boundsOf = (kept: readonly Kept[]): readonly Bound[] => {
  const alike = new Map<string, Bound>();
  for (const bound of kept.flatMap(each)) {
    const key = JSON.stringify({ ...bound, resources: [] });
    const resources = [...(alike.get(key)?.resources ?? []), ...bound.resources];
    alike.set(key, { ...bound, resources });
  }
  return [...alike.values()];
};

const each = ({ resource, allowed, copies }: Kept): Bound[] =>
  copies.map((copy) => {
    const words = (life: Life) => lifeInWords(life, allowed.period) + markOf(copy, life);
    return {
      holds: allowed.title,
      clause: copy.clause ?? allowed.clause,
      copy: copy.name,
      readable:
        copy.readable.milliseconds === 0 && copy.readable.from === "writing"
          ? "never"
          : words(copy.readable),
      physical: words(copy.physical),
      why: copy.why,
      resources: [resource.path],
    };
  });

const markOf = ({ usual }: Copy, { milliseconds }: Life): string =>
  usual === true && milliseconds !== 0 ? " †" : "";

/** The bounds as a table in Markdown. */
export const boundsInMarkdown = (kept: readonly Kept[]): string =>
  [
    "| what | where | clause | readable | physically there | why |",
    "| --- | --- | --- | --- | --- | --- |",
    ...boundsOf(kept).map(
      ({ holds, clause, copy, readable, physical, why, resources }) =>
        `| ${holds}: ${copy} | ${placesOf(resources)} | ${clause} | ${readable} | ${physical} | ${why} |`,
    ),
  ].join("\n");

/** So many places are named; of more, how many there are. */
const namedPlaces = 4;

const placesOf = (paths: readonly string[]): string => {
  const [first = "", ...others] = paths.map((path) => `\`${path}\``);
  return others.length < namedPlaces
    ? [first, ...others].join(", ")
    : `${first} and ${others.length} more alike`;
};
