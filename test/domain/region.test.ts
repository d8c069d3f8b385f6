import { expect, it } from "vitest";
import { regionSaid } from "../../functions/domain/region.ts";

it("DA-3/4: a region is said back as it was named, and nothing of what is no region's name", () => {
  expect(["eu-central-1", "us-gov-west-1"].map(regionSaid)).toEqual([
    ...["eu-central-1", "us-gov-west-1"],
  ]);
  for (const text of ["", "eu", "a person's name", "eu-central-1\nmore"]) {
    expect(regionSaid(text)).toBe("the region that was named");
  }
});
