/** A few sequences, always the same; `npm run model -- --theme clocks` has more time and other seeds. */
import { expect, it } from "vitest";
import { dynamodbStandIn } from "../../support/tap/stand-in.ts";
import { explore, inLines } from "../explore.ts";
import { onStage } from "../on-stage.ts";
import { sequencesOf } from "../themes.ts";

const stage = onStage(dynamodbStandIn());

it("keeps every promise, but for as long as clocks are apart, though the workers' are minutes ahead or behind", async () => {
  const { breach, sequences } = await explore(stage(), sequencesOf("clocks"), {
    seed: 1,
    ms: 3_000,
  });
  expect(breach && `${breach.what}\n${inLines(breach.steps)}`).toBeUndefined();
  expect(sequences).toBeGreaterThan(0);
});
