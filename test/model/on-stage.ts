/** A stage for the tests of a file. Loggers are made anew for it, or it would not hear what functions log. */
import { afterAll, beforeAll } from "vitest";
import { loadedAnew } from "../support/overheard.ts";
import type { StandIn } from "../support/tap/tap.ts";
import { type Stage, setStage } from "./stage.ts";

/** Sets it before the first test, and clears it away after the last; answers how to reach it. */
export const onStage = (dynamodb?: StandIn): (() => Stage) => {
  loadedAnew();
  let stage: Stage | undefined;
  beforeAll(async () => {
    stage = await setStage({ dynamodb });
  });
  afterAll(() => stage?.close());
  return () => {
    if (stage === undefined) throw new Error("The stage is not set");
    return stage;
  };
};
