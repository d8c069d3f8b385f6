import type { Keeping } from "../../domain/keeping.ts";
import type { Holder } from "../../ports.ts";
import type { Progress } from "../erasures/tracker.ts";
import { type Cursor, openIn, type Stretch, type Walked } from "../walk/cursor.ts";
import { type Among, rowsBehind } from "../walk/rows.ts";
import { eraseFrom, type How } from "./erase.ts";
import type { Work } from "./erase-page.ts";
import { type Erasure, nothing, plus } from "./erasure.ts";

export type HowFar = How &
  Among & {
    readonly progress?: Progress | undefined;
    /** Where to go on; from the beginning if it is absent. */
    readonly from?: Cursor | undefined;
  };

/** What was erased, and whether that was all; if not, where to go on. */
export type ErasedTo = Erasure & Walked;

/** Erases what is due of an app in one category, by a walk through its whole directory or some of it. */
export const eraseDueOfApp = async (
  holder: Holder,
  app: string,
  keeping: Keeping,
  now: number,
  how: HowFar,
): Promise<ErasedTo> => {
  let total = nothing;
  const { progress, from } = how;
  const workOn = (stretch: Stretch): Work => ({ ...stretch, keeping });
  async function* rows(): AsyncGenerator<Work> {
    for await (const stretch of rowsBehind(holder, app, how, from?.behind)) {
      await progress?.tick();
      yield workOn(stretch);
    }
  }
  const works = { open: openIn(from).map(workOn), behind: from?.behind, rows: rows() };
  const walked = await eraseFrom(holder, works, now, how, (_, result) => {
    total = plus(total, result);
    progress?.heard(result);
  });
  return { ...total, ...walked };
};
