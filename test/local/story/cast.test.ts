import { expect, it } from "vitest";
import { cast, periodOf, players } from "../../../local/story/cast.ts";

const day = 86_400_000;

it("keeps what an app chose, 7 days if it chose nothing, and nothing if it opted out", () => {
  const periods = players.map(({ chose }) => periodOf(chose, "messages"));
  expect(periods).toEqual([7 * day, 30 * day, undefined, 7 * day]);
});

it("keeps log data and monitoring data whatever an app chose", () => {
  for (const { chose } of players) {
    expect(periodOf(chose, "log data")).toBe(7 * day);
    expect(periodOf(chose, "monitoring data")).toBe(2 * day);
  }
});

it("has apps whose ids are no part of one another", () => {
  const ids = Object.values(cast).map(({ appId }) => appId);
  const within = ids.filter((id) => ids.some((other) => other !== id && other.includes(id)));
  expect(within).toEqual([]);
});
