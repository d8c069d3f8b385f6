/** The walks of the notary, one after the other, from a place on. */
import * as z from "zod/mini";
import type { Patience } from "../ports.ts";
import { type Cursor, cursor, type Walked } from "../steps/walk/cursor.ts";
import { type Counted, type Stage, tallies, walkStage } from "./tallying.ts";

export type { Stage };

/** Where reading back goes on: the walks before `stage` are done, and this much was counted. */
export const stagePlace = z.object({
  stage: z.int(),
  cursor: z.optional(cursor),
  tallies,
  failed: z.array(z.string()),
});
export type StagePlace = z.infer<typeof stagePlace>;

type Place = Pick<StagePlace, "stage" | "cursor">;

/** Walks a stage; if the store cannot be read, that is said of all deletions that it was asked about. */
const tryStage = async (
  stage: Stage,
  counted: Counted,
  from: Cursor | undefined,
  patience: Patience,
): Promise<Walked> => {
  try {
    return await walkStage(stage, counted, from, patience);
  } catch (cause) {
    for (const { name } of stage.questions) counted.failed.set(name, cause);
    return { finished: true };
  }
};

/** Walks the stages from a place on; answers where that stopped, if patience ran out. */
export const walkStages = async (
  stages: readonly Stage[],
  counted: Counted,
  { stage: first, cursor: from }: Place,
  patience: Patience,
): Promise<Place | undefined> => {
  const isAsked = ({ name }: Stage["questions"][number]) => !counted.failed.has(name);
  const pending = stages
    .map((stage, index) => ({ ...stage, index, questions: stage.questions.filter(isAsked) }))
    .filter(({ index, questions }) => index >= first && questions.length > 0);
  for (const [nth, stage] of pending.entries()) {
    const { index } = stage;
    if (nth > 0 && !patience()) return { stage: index };
    const start = index === first ? from : undefined;
    const walked = await tryStage(stage, counted, start, patience);
    if (!walked.finished) return { stage: index, cursor: walked.cursor };
  }
  return undefined;
};
