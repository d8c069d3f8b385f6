/** What is wrong with a purge whose workers died, in words. */
import type { Life } from "./account.ts";
import type { Killed } from "./purge.ts";

/** Requests that a worker has under way, of so many records each: what it may have done without hearing of it. */
const underWay = 16 * 25;
/** What a worker holds at once and may have read for nothing: some tens of requests' worth, and the pages being read. */
const held = 3_000;
const page = 2_000;

export const most = (lives: readonly Life[], what: keyof Life): number =>
  Math.max(0, ...lives.map((life) => life[what]));
export const sum = (lives: readonly Life[], what: keyof Life): number =>
  lives.reduce((all, life) => all + life[what], 0);

export const verdict = (of: Killed): string[] => {
  const { lives, left, areOthersWhole, strangers, failures, records, died } = of;
  const erased = sum(lives, "erased");
  return [
    ...(areOthersWhole ? [] : ["Another app's rows are not what they were"]),
    ...left.map((row) => `${row} is left`),
    ...strangers.map((key) => `${key} is not the app's`),
    ...(failures > 0 ? [`${failures} messages failed though their workers lived`] : []),
    ...(erased < records ? [`${erased} of ${records} records were erased by the workers`] : []),
    ...(most(lives, "inVain") > underWay ? ["A worker erased what others had erased"] : []),
    ...(sum(lives, "again") > died * (held + page) ? ["Too much was read again"] : []),
  ];
};
