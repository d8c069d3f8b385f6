/** A pair of the failures of a share of the use cases, always the same; `npm run model -- --faults` tries them all, `--pairs` many pairs. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadedAnew } from "../../support/overheard.ts";
import { someOf } from "../../support/some-of.ts";
import { dynamodbStandIn } from "../../support/tap/stand-in.ts";
import { type Stage, setStage } from "../stage.ts";
import { cases } from "./cases.ts";
import { afterFailures, drawn, failuresOf, nameOf } from "./every-call.ts";

const some = { seed: 1, singles: 0, pairs: 1 };

loadedAnew();

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ dynamodb: dynamodbStandIn() });
});
afterAll(() => stage.close());

it.each(someOf(cases, 3))("when $name and calls to AWS fail, no promise is broken", async (own) => {
  for (const failures of drawn(await failuresOf(stage, own), some)) {
    expect(await afterFailures(stage, own, failures), nameOf(failures)).toBeUndefined();
  }
});
