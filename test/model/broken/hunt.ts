/** Lets the model loose on a broken variant. */
import { actionNames } from "../../../infra/actions.ts";
import type { StandIn } from "../../support/tap/tap.ts";
import { complaint, type Explored, explore, type Search } from "../explore.ts";
import { type Stage, setStage } from "../stage.ts";
import { sequencesOf } from "../themes.ts";
import { bundledBroken } from "./bundled.ts";
import type { Variant } from "./variant.ts";

/** Does something with a variant on a stage of its own. */
const onStage = async <T>(
  variant: Variant,
  dynamodb: StandIn | undefined,
  act: (stage: Stage) => Promise<T>,
): Promise<T> => {
  const bundle = await bundledBroken(variant, actionNames);
  const stage = await setStage({ place: bundle.place, dynamodb });
  try {
    return await act(stage);
  } finally {
    stage.close();
    bundle.remove();
  }
};

/** What the model says of a variant after the steps that gave it away; undefined if it notices nothing. */
export const witnessed = (variant: Variant, dynamodb?: StandIn): Promise<string | undefined> =>
  onStage(variant, dynamodb, async (stage) => {
    for (const steps of [variant.witness, ...(variant.also ?? [])]) {
      const what = await complaint(stage, steps);
      if (what !== undefined) return what;
    }
    return undefined;
  });

/** Plays sequences of the variant's theme until one breaks a promise, or time is up. */
export const hunt = (variant: Variant, search: Search, dynamodb?: StandIn): Promise<Explored> =>
  onStage(variant, dynamodb, (stage) => explore(stage, sequencesOf(variant.theme), search));
