import { describe, expect, it } from "vitest";
import { defaultConfiguration } from "../../functions/domain/configuration.ts";
import {
  hasTraces,
  holdsIn,
  type Rows,
  servedIn,
  tenantIn,
} from "../../functions/domain/registered.ts";

const now = Date.UTC(2030, 0, 15, 12);
const key = { pk: "a1", sk: "-" };
const app = {
  ...{ ...key, appId: "a1", uin: "u1", region: "r", clientIds: ["c"], status: "active" },
  ...{ registeredAt: now, changedAt: now, heldAs: 5, configuredAs: 7 },
};
const { heldAs, configuredAs, ...unmarked } = app;
const settings = {
  ...{ ...key, configuration: defaultConfiguration(false), minimumAges: { default: 13 } },
  ...{ sealed: {}, version: 7, keys: { configuration: { id: "k", share: "s" } } },
};
const storing = { ...settings, configuration: defaultConfiguration(true) };
const consent = { version: "1" };
const key1 = { id: "k", share: "s" };
const keys = { configuration: key1, messages: key1, userInformation: key1 };
const { messages: _lost, ...some } = keys;
const { storage, ...others } = defaultConfiguration(true);
const partly = {
  ...settings,
  configuration: { ...others, storage: { ...storage, messages: { store: false } } },
};
const held = { ...key, holds: [], version: 5 };
const status = (changedAt: unknown) => ({ ...key, status: { status: "terminated", changedAt } });
const rows: Rows = { app, settings, held, noted: status(now) };

describe("DA-5.law, DA-5.period: an app is known by rows that", () => {
  it.each<[string, Partial<Rows>, boolean]>([
    ["are as they were noted", {}, true],
    ["are newer than was noted", { held: { ...held, version: 9 } }, true],
    ["the ledger says nothing of", { noted: undefined }, true],
    ["an older release wrote", { app: unmarked, held: undefined }, true],
    ["an older release wrote of holds, too", { app: unmarked }, true],
    ["are there but for its holds", { held: undefined }, false],
    ["are there but for its settings", { settings: undefined }, false],
    ["are there but for its own", { app: undefined }, false],
    ["have older holds", { held: { ...held, version: 4 } }, false],
    ["have older settings", { settings: { ...settings, version: 6 } }, false],
    ["name no key of their secrets", { settings: { ...settings, keys: {} } }, false],
    ["name no key of what they keep", { settings: { ...storing, consent } }, false],
    [
      "name some of the keys of what they keep",
      { settings: { ...storing, consent, keys: some } },
      false,
    ],
    ["keep some of it without consent", { settings: { ...partly, keys } }, false],
    ["name the keys of what they keep", { settings: { ...storing, consent, keys } }, true],
    ["keep what nobody consented to", { settings: { ...storing, keys } }, false],
    ["have keys of another form", { settings: { ...settings, keys: { messages: 1 } } }, false],
    ["have an older status", { noted: status(now + 1) }, false],
    ["have holds of another form, though none were noted", { app: unmarked, held: {} }, false],
    ["have a status that was noted in another form", { noted: status("now") }, false],
    ["have a mark of another form", { app: { ...app, heldAs: "5" } }, false],
  ])("%s", (_rows, others, isKnown) => {
    expect(tenantIn({ ...rows, ...others }) !== undefined).toBe(isKnown);
  });
});

describe("DA-5.law: an app is served", () => {
  const holdsServed = (others: Partial<Rows>) =>
    servedIn({ ...rows, ...others })?.holds.map(({ scope: { kind }, state }) => `${kind} ${state}`);

  it("with a hold on everything where its holds are not known", () => {
    expect(holdsServed({})).toEqual([]);
    expect(holdsServed({ held: undefined })).toEqual(["app pending"]);
    expect(holdsServed({ held: { ...held, version: 4 } })).toEqual(["app pending"]);
    expect(holdsServed({ app: unmarked, held: undefined })).toEqual([]);
  });

  it("not at all without its settings or its own row", () => {
    expect(holdsServed({ settings: undefined })).toBeUndefined();
    expect(holdsServed({ app: undefined })).toBeUndefined();
  });
});

describe("of an app", () => {
  it("there are traces while one of its rows is there, and what the ledger says is none", () => {
    const none = { app: undefined, settings: undefined, held: undefined };
    expect(hasTraces({ ...none, noted: status(now) })).toBe(false);
    for (const name of ["app", "settings", "held"]) {
      expect(hasTraces({ ...none, [name]: {} })).toBe(true);
    }
  });

  it("without a row of its own holds are as their row says", () => {
    expect(holdsIn({ held }, {})).toEqual([]);
  });
});
