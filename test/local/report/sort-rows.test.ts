import { expect, it } from "vitest";
import { thingsOf, traces } from "../../../local/report/sort-rows.ts";

const look = {
  rows: [
    { table: "messages", pk: "14|x|2026-01-01", sk: "1", at: 1 },
    { table: "messages", pk: "14|x|2026-01-01", sk: "2", at: 1, recalled: true },
    { table: "messages", pk: "14|media|2026-01-01", sk: "3", at: 1 },
    { table: "messages", pk: "dir|14|0", sk: "x|2026-01-01" },
    { table: "log-data", pk: "14|all|2026-01-01", sk: "1", at: 1, interface: "GET /a" },
    {
      table: "log-data",
      pk: "14|all|2026-01-01",
      sk: "2",
      at: 1,
      interface: "GET /v1/apps/{appId}",
    },
    {
      table: "monitoring-data",
      pk: "14|all|2026-01-01",
      sk: "1",
      at: 1,
      interface: "C2C.Callback",
    },
    { table: "apps", pk: "14", sk: "-" },
    { table: "keys", pk: "14", sk: "-" },
    { table: "configuration", pk: "14", sk: "-" },
    { table: "messages", pk: "15|x|2026-01-01", sk: "1", at: 1 },
  ],
  objects: ["7/14/m1", "7/15/m2"],
} as const;

it("sorts what lies in the stores into what the report counts", () => {
  const things = thingsOf("14", look);
  expect(Object.entries(things).map(([what, { length }]) => [what, length])).toEqual([
    ["messages", 1],
    ["media", 1],
    ["user information", 0],
    ["log data", 1],
    ["monitoring data", 0],
    ["own calls", 2],
    ["configuration", 1],
    ["registry and keys", 2],
  ]);
});

it("finds every trace of an app, its directories and marks too", () => {
  expect(traces("14", look)).toHaveLength(11);
  expect(traces("16", look)).toEqual([]);
});
