import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generated, schemaFile } from "../../client/generate.ts";

test("the client's types are those of the API's description; `npm run client` writes them", async () => {
  expect(readFileSync(schemaFile, "utf8")).toBe(await generated());
});
