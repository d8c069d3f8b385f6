import { expect, it } from "vitest";
import { parseArguments } from "../../local/arguments.ts";

it("stays up with the sample data on a port of its own choice by default", () => {
  expect(parseArguments([])).toEqual({
    kind: "run",
    arguments: { once: false, json: false, data: undefined, port: undefined },
  });
});

it("takes every option", () => {
  const given = ["--once", "--json", "--data", "there", "--port", "4700"];
  expect(parseArguments(given)).toEqual({
    kind: "run",
    arguments: { once: true, json: true, data: "there", port: 4700 },
  });
});

it("prefers help", () => {
  expect(parseArguments(["--once", "--help"])).toEqual({ kind: "help" });
});

it.each([
  ["--frob"],
  ["--port"],
  ["--port=0"],
  ["--port=65536"],
  ["--port=x"],
  ["--once=1"],
  ["stray"],
])("refuses %s in one line", (option) => {
  const parsed = parseArguments([option]);
  expect(parsed).toMatchObject({ kind: "wrong" });
  expect(parsed.kind === "wrong" && parsed.why).toMatch(/^[^\n]+\.$/);
});
