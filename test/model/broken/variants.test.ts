/** A model that finds nothing proves nothing: `npm run model -- --broken` lets it search for each of these anew. */
import { expect, it } from "vitest";
import { dynamodbStandIn } from "../../support/tap/stand-in.ts";
import { witnessed } from "./hunt.ts";
import { variants } from "./variants.ts";

it.each(variants)("the model notices when $name (invariant $invariant)", async (variant) => {
  expect(await witnessed(variant, dynamodbStandIn())).toBeDefined();
});
