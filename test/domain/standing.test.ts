import { describe, expect, it } from "vitest";
import { defaultConfiguration } from "../../functions/domain/configuration.ts";
import { holdOnAll, isHeld, scopesOf } from "../../functions/domain/holds.ts";
import { isDue } from "../../functions/domain/keeping.ts";
import { keepingIn, type Standing } from "../../functions/domain/standing.ts";
import { storedApp, storedHolds, storedSettings } from "../../functions/domain/stored-rows.ts";
import { perishable } from "../../functions/policy/categories.ts";

const day = 86_400_000;
const now = Date.UTC(2030, 0, 15, 12);
const key = { pk: "a1", sk: "-" };
const inUse = { uin: "u1", region: "r", clientIds: ["c"], registeredAt: now, changedAt: now };
const app = { ...key, appId: "a1", ...inUse, status: "active" };
const ended = { ...app, status: "terminated", terminatedAt: now, purgeAt: now + day };
const settings = {
  ...key,
  configuration: defaultConfiguration(true),
  consent: { version: "1", statedAt: "2030-01-01T00:00:00Z", reference: "terms" },
  minimumAges: { default: 13 },
  sealed: {},
  version: 1,
  settling: ["messages"],
  ceilings: { messages: [{ terms: 1, ms: day }] },
};
const hold = {
  ...{ id: "h", scope: { kind: "user", digest: "d" }, categories: ["messages"], authority: "a" },
  ...{ reference: "r", reviewAt: now, placedAt: now, placedBy: "p", state: "active" },
};
const holds = { ...key, holds: [hold], version: 2 };

describe("DA-5.law, DA-5.period: of an app that is", () => {
  const record = { at: now - day, until: now + day };
  const goes = (standing: Standing, one = record): boolean[] =>
    perishable.map((category) => {
      const keeping = keepingIn(standing, category);
      return keeping !== undefined && isDue(one, "g", keeping, now);
    });

  it("unknown, nothing goes, whatever was promised", () => {
    for (const traces of [true, false]) {
      expect(goes({ kind: "unknown", traces })).not.toContain(true);
    }
  });

  it("purged, everything goes that was collected until then, and nothing that is newer", () => {
    expect(goes({ kind: "purged", at: now - day })).not.toContain(false);
    expect(goes({ kind: "purged", at: now - day - 1 })).not.toContain(true);
  });

  it("purged, a record whose clock cannot be read stays", () => {
    expect(goes({ kind: "purged", at: now }, { ...record, at: Number.NaN })).not.toContain(true);
  });

  it("known, what its settings and its holds say", () => {
    const tenant = {
      app: storedApp(app),
      settings: storedSettings(settings),
      holds: storedHolds(holds)?.holds,
    } as Extract<Standing, { kind: "known" }>["tenant"];
    expect(keepingIn({ kind: "known", tenant }, "messages")).toMatchObject({
      kind: "kept",
      terms: 1,
      holds: [{ kind: "user", digest: "d" }],
    });
  });
});

describe("DA-5.law: holds that cannot be read", () => {
  it("are taken for one on everything", () => {
    const one = holdOnAll("h", now);
    for (const category of perishable) {
      expect(isHeld(scopesOf([one], category), { group: "any", author: "anybody" })).toBe(true);
    }
  });
});

describe("a stored row is read in the form in which this release writes it", () => {
  const bookkeeping = { due: 1, dueShard: "0" };

  it("without its key and its place in an index", () => {
    const { pk, sk, ...rest } = app;
    expect(storedApp({ ...app, ...bookkeeping })).toEqual(rest);
    expect(storedApp(ended)).toMatchObject({ status: "terminated", purgeAt: now + day });
    expect(storedSettings({ ...settings, ...bookkeeping })).toMatchObject({ version: 1 });
    expect(storedHolds({ ...holds, ...bookkeeping })).toEqual({ holds: [hold], version: 2 });
  });

  it.each([
    ["no row", storedApp, undefined],
    ["an empty row", storedApp, key],
    ["an app of a status that a newer release knows", storedApp, { ...app, status: "moved" }],
    ["an app without its clocks", storedApp, { ...app, changedAt: undefined }],
    ["an app that ends at no instant", storedApp, { ...ended, purgeAt: "2030-03-01" }],
    ["settings without a version", storedSettings, { ...settings, version: undefined }],
    ["settings without a choice", storedSettings, { ...settings, configuration: {} }],
    [
      "settings with a choice that a newer release knows",
      storedSettings,
      {
        ...settings,
        configuration: {
          storage: { messages: { store: true, hours: 5 }, userInformation: { store: false } },
        },
      },
    ],
    [
      "settings with a ceiling of another form",
      storedSettings,
      { ...settings, ceilings: { messages: [1] } },
    ],
    ["settings that settle what is no category", storedSettings, { ...settings, settling: ["x"] }],
    ["holds that are no list", storedHolds, { ...holds, holds: {} }],
    [
      "a hold of a scope that a newer release knows",
      storedHolds,
      { ...holds, holds: [{ ...hold, scope: { kind: "day" } }] },
    ],
    [
      "a hold in a state that a newer release knows",
      storedHolds,
      { ...holds, holds: [{ ...hold, state: "ending" }] },
    ],
    [
      "a hold on what is no category",
      storedHolds,
      { ...holds, holds: [{ ...hold, categories: ["x"] }] },
    ],
    ["holds without a version", storedHolds, { ...holds, version: undefined }],
  ] as const)("%s is no row", (_what, read, row) => {
    expect(read(row)).toBeUndefined();
  });
});
