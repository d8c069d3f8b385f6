/** A model that finds nothing proves nothing: `npm run model -- --broken` lets it search for each of these anew. */
import { describe, expect, it } from "vitest";
import { loadedAnew } from "../../support/overheard.ts";
import { dynamodbStandIn } from "../../support/tap/stand-in.ts";
import { complaint } from "../explore.ts";
import { onStage } from "../on-stage.ts";
import { witnessed } from "./hunt.ts";
import { variants } from "./variants.ts";

loadedAnew();

it.each(variants)("the model notices when $name (invariant $invariant)", async (variant) => {
  expect(await witnessed(variant, dynamodbStandIn())).toBeDefined();
});

describe("of the code as it is", () => {
  const stage = onStage(dynamodbStandIn());

  it.each(variants)(
    "the model says nothing after the same steps as when $name",
    async (variant) => {
      expect(await complaint(stage(), variant.witness)).toBeUndefined();
    },
  );
});
