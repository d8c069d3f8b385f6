import { expect, it } from "vitest";
import { explore, inLines } from "./explore.ts";
import { onStage } from "./on-stage.ts";
import { sequences } from "./themes.ts";

/** Always the same sequences, as many as there is time for; `npm run model` has more time and other seeds. */
const seed = 1;
const budgetMs = 8_000;

const stage = onStage();

it("keeps every promise, whatever people, law, clock and platform do, in whatever order", async () => {
  const { breach, sequences: played } = await explore(stage(), sequences, { seed, ms: budgetMs });
  expect(breach && `${breach.what}\n${inLines(breach.steps)}`).toBeUndefined();
  expect(played).toBeGreaterThan(0);
}, 240_000);
