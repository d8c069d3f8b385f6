/** A pair of the failures of a share of the use cases, always the same; `npm run model -- --faults` tries them all, `--pairs` many pairs. */
import { expect, it } from "vitest";
import { someOf } from "../../support/some-of.ts";
import { dynamodbStandIn } from "../../support/tap/stand-in.ts";
import { onStage } from "../on-stage.ts";
import { cases } from "./cases.ts";
import { afterFailures, drawn, failuresOf, nameOf } from "./every-call.ts";

const some = { seed: 1, singles: 0, pairs: 1 };

const stage = onStage(dynamodbStandIn());

it.each(someOf(cases, 3))("when $name and calls to AWS fail, no promise is broken", async (own) => {
  for (const failures of drawn(await failuresOf(stage(), own), some)) {
    expect(await afterFailures(stage(), own, failures), nameOf(failures)).toBeUndefined();
  }
});
