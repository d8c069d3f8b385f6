/** A few of the failures of each use case, always the same; `npm run model -- --faults` tries them all. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dynamodbStandIn } from "../../support/tap/stand-in.ts";
import { type Stage, setStage } from "../stage.ts";
import { cases } from "./cases.ts";
import { afterFailure, failuresOf, nameOf } from "./every-call.ts";

const seed = 1;
const perCase = 2;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ dynamodb: dynamodbStandIn() });
});
afterAll(() => stage.close());

it.each(cases)("when $name and a call to AWS fails, no promise is broken", async (own) => {
  const failures = await failuresOf(stage, own);
  const some = fc.sample(fc.constantFrom(...failures), { seed, numRuns: perCase });
  for (const failure of some) {
    expect(await afterFailure(stage, own, failure), nameOf(failure)).toBeUndefined();
  }
});
