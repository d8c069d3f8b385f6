import { describe, expect, it } from "vitest";
import { type App, isOver } from "../../functions/domain/app.ts";

const purgeAt = Date.UTC(2030, 2, 15, 12);
const terminatedAt = Date.UTC(2030, 0, 15, 12);
const app: App = {
  appId: "a1",
  uin: "u1",
  region: "eu-central-1",
  clientIds: ["c1"],
  status: "active",
  registeredAt: 0,
  changedAt: 0,
};

describe("PP-6.configuration: the time of an app", () => {
  it("is not over while it is in use, whatever its age", () => {
    expect(isOver(app, Number.MAX_SAFE_INTEGER)).toBe(false);
  });

  it("is over at the instant of its purge to the millisecond, if it was terminated", () => {
    const terminated: App = { ...app, status: "terminated", terminatedAt, purgeAt };
    expect(isOver(terminated, purgeAt - 1)).toBe(false);
    expect(isOver(terminated, purgeAt)).toBe(true);
  });

  it("is over once its purge has begun, also by a clock that is behind", () => {
    const purging: App = { ...app, status: "purging", terminatedAt, purgeAt };
    expect(isOver(purging, purgeAt - 1)).toBe(true);
  });
});
