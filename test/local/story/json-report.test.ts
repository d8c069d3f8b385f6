import { expect, it } from "vitest";
import { readCalls } from "../../../local/replay/calls.ts";
import { readConversation } from "../../../local/replay/chat.ts";
import { faultsOf, jsonReport } from "../../../local/story/json-report.ts";

const window = { from: 0, to: 1000 };
const data = {
  conversations: [readConversation("c", "[10:00] <a> one\nwhat", window)],
  calls: [readCalls("nonsense", window)],
};
const one = { min: 1, max: 1 };
const cell = { app: "a", what: "messages", expected: one, there: 1, went: 0, faults: [] } as const;
const scene = { title: "At noon", at: 0, seconds: 1, cells: [cell], faults: [] };

it("is fine if everything held", () => {
  const report = jsonReport(data, [scene], 1.26);
  expect(report).toMatchObject({ ok: true, seconds: 1.3, faults: [] });
  expect(report.data).toMatchObject({ messages: 1, unknownLines: 2 });
});

it("names the step and the cell that did not hold", () => {
  const broken = { ...scene, cells: [{ ...cell, faults: ["2 there instead of 1"] }] };
  expect(faultsOf([broken])).toEqual(['At noon, app "a", messages: 2 there instead of 1']);
  expect(jsonReport(data, [broken], 1).ok).toBe(false);
});

it("is not fine if nothing was looked at", () => {
  expect(jsonReport(data, [], 1).ok).toBe(false);
});
