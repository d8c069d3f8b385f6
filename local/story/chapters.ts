/** The story that the report tells: real chat comes in, and then two months pass. */
import { milliseconds, ofDays } from "../../functions/policy/duration.ts";
import { promised } from "../../functions/policy/periods.ts";
import { cast } from "./cast.ts";

/** A look at everything: after so long, just before or just after the first or last record's period is over. */
export type Chapter = {
  readonly title: string;
  readonly period: number;
  readonly side: "before" | "after";
};

/** How close to the end of a period to look (ms): the looking itself takes a while. */
export const near = { before: milliseconds("PT2M"), after: milliseconds("PT1M") } as const;

const both = (period: number): Chapter[] => {
  const length = `${period / milliseconds("P1D")} days`;
  return [
    { title: `${length} after the first record, less 2 minutes`, period, side: "before" },
    { title: `${length} after the last record, and a minute`, period, side: "after" },
  ];
};

/** The ends of the periods in force, in the order in which they come. */
export const chapters: readonly Chapter[] = [
  promised.monitoringData,
  promised.chosenDefault,
  ofDays(cast.month.chose.days),
]
  .map(milliseconds)
  .flatMap(both);

/** The instant of a chapter, for records between a first and a last one (epoch ms). */
export const instantOf = (
  { period, side }: Chapter,
  { first, last }: { readonly first: number; readonly last: number },
): number => (side === "before" ? first + period - near.before : last + period + near.after);
