import { describe, expect, it } from "vitest";
import {
  type App,
  appView,
  choicesOf,
  keepingFor,
  purgeInstant,
  type Settings,
} from "../../functions/domain/app.ts";
import { defaultConfiguration } from "../../functions/domain/configuration.ts";

const day = 86_400_000;
const registeredAt = Date.UTC(2030, 0, 15, 12);
const active: App = {
  appId: "a1",
  uin: "u1",
  region: "eu-central-1",
  clientIds: ["c1"],
  registeredAt,
  changedAt: registeredAt,
  status: "active",
};
const settings = (own: Partial<Settings> = {}): Settings => ({
  configuration: defaultConfiguration(true),
  consent: { version: "1", statedAt: "2030-01-01T00:00:00Z", reference: "terms" },
  minimumAges: { default: 13 },
  sealed: {},
  version: 1,
  ...own,
});

describe("PP-6.configuration: the purge of a terminated app", () => {
  it.each([
    ["2030-01-15T12:00:00.000Z", "2030-03-15T12:00:00.000Z"],
    ["2029-12-31T23:59:59.999Z", "2030-02-28T23:59:59.999Z"],
    ["2027-12-31T00:00:00.000Z", "2028-02-29T00:00:00.000Z"],
    ["2030-11-30T06:00:00.000Z", "2031-01-30T06:00:00.000Z"],
  ])("terminated at %s is at %s: two calendar months later, the day clamped", (from, to) => {
    expect(new Date(purgeInstant(Date.parse(from))).toISOString()).toBe(to);
  });
});

describe("DA-6.consent: an app without a consent statement", () => {
  const without = settings({ consent: undefined });

  it("has chosen nothing, whatever its configuration says", () => {
    expect(choicesOf(without)).toEqual({});
    expect(choicesOf(settings())).toEqual(defaultConfiguration(true).storage);
  });

  it.each(["messages", "userInformation"] as const)("keeps no %s", (category) => {
    expect(keepingFor({ app: active, settings: without, holds: [] }, category)).toMatchObject({
      kind: "none",
    });
    const kept = { kind: "kept", ms: 7 * day };
    expect(keepingFor({ app: active, settings: settings(), holds: [] }, category)).toMatchObject(
      kept,
    );
  });

  it("has its calls logged all the same, for 7 days (PP-6.log) and 2 (PP-6.monitoring)", () => {
    const tenant = { app: active, settings: without, holds: [] };
    expect(keepingFor(tenant, "logData")).toMatchObject({ kind: "kept", ms: 7 * day });
    expect(keepingFor(tenant, "monitoringData")).toMatchObject({ kind: "kept", ms: 2 * day });
  });
});

describe("PP-5: an app as its owner sees it", () => {
  it("in use shows who it is, and nothing of our own bookkeeping", () => {
    expect(appView(active)).toEqual({
      appId: "a1",
      uin: "u1",
      region: "eu-central-1",
      clientIds: ["c1"],
      status: "active",
      registeredAt: "2030-01-15T12:00:00.000Z",
    });
  });

  it.each(["terminated", "purging"] as const)(
    "%s shows when it ended and when it goes",
    (status) => {
      const ended: App = {
        ...active,
        status,
        terminatedAt: registeredAt,
        purgeAt: registeredAt + day,
      };
      expect(appView(ended)).toMatchObject({
        status,
        terminatedAt: "2030-01-15T12:00:00.000Z",
        purgeAt: "2030-01-16T12:00:00.000Z",
      });
    },
  );
});
