import { describe, expect, it } from "vitest";
import type { Settings } from "../../functions/domain/app.ts";
import type { Hold } from "../../functions/domain/holds.ts";
import type { StorageChoice } from "../../functions/domain/keeping.ts";
import type { Problem } from "../../functions/domain/problem.ts";
import {
  abandoned,
  changed,
  checkConsent,
  checkFields,
  documentOf,
  etagOf,
  heldUnder,
  idleKeys,
  namedSecrets,
  shortened,
} from "../../functions/domain/settings.ts";

const consent = { version: "1", statedAt: "2030-01-01T00:00:00Z", reference: "terms" };
const settings = (
  messages: StorageChoice,
  own: Partial<Settings> = {},
  userInformation: StorageChoice = { store: true },
): Settings => ({
  configuration: { storage: { messages, userInformation } },
  consent,
  minimumAges: { default: 13 },
  sealed: {},
  version: 7,
  ...own,
});

describe("PP-4.configuration: the document that an app's owner reads", () => {
  it("has of secrets their names alone, in order", () => {
    const sealed = { webhookToken: "c2VhbGVk", applicationKey: "c2VhbGVk" };
    const document = documentOf(settings({ store: true }, { sealed }));
    expect(document.secretsSet).toEqual(["applicationKey", "webhookToken"]);
    expect(JSON.stringify(document)).not.toContain("c2VhbGVk");
  });

  it("has the consent statement only if there is one", () => {
    expect(documentOf(settings({ store: true }))).toMatchObject({ consent });
    const without = documentOf(settings({ store: false }, { consent: undefined }));
    expect(without).not.toHaveProperty("consent");
  });

  it("has its version as a strong entity tag", () => {
    expect(etagOf(settings({ store: true }))).toBe('"7"');
  });
});

describe("DA-5.period: what a change makes due at once", () => {
  const before = settings({ store: true, days: 30 });
  it.each([
    ["a shorter period", { store: true, days: 29 }, ["messages"]],
    ["the default instead of a longer one", { store: true }, ["messages"]],
    ["an opt-out", { store: false, days: 30 }, ["messages"]],
    ["the same period", { store: true, days: 30 }, []],
    ["a longer period", { store: true, days: 31 }, []],
  ])("%s", (_what, choice, categories) => {
    expect(shortened(before, settings(choice))).toEqual(categories);
  });

  it("is nothing of a category that was not stored before", () => {
    expect(shortened(settings({ store: false }), settings({ store: true, days: 1 }))).toEqual([]);
    expect(shortened(settings({ store: false }), settings({ store: false }))).toEqual([]);
  });

  it("is everything, if the consent is withdrawn (DA-6.consent)", () => {
    const after = settings({ store: true, days: 30 }, { consent: undefined });
    expect(shortened(before, after).toSorted()).toEqual(["messages", "userInformation"]);
  });

  it("is each category by itself", () => {
    const after = settings({ store: true, days: 30 }, {}, { store: true, days: 6 });
    expect(shortened(before, after)).toEqual(["userInformation"]);
  });
});

describe("DA-5.period: settings after a change", () => {
  const before = settings({ store: true, days: 30 });
  const [shorter, longer] = [
    settings({ store: true, days: 1 }),
    settings({ store: true, days: 60 }),
  ];

  it("have the next version, and what is due of the change beside what is not erased yet", () => {
    expect(changed(before, shorter, 0)).toMatchObject({ version: 8, settling: ["messages"] });
    const settling = { ...before, settling: ["userInformation" as const] };
    expect(changed(settling, shorter, 0).settling).toEqual(["userInformation", "messages"]);
    expect(changed(before, longer, 0).settling).toEqual([]);
  });

  it("have a version by the clock, so that none is ever given out twice, whatever a restore brings back", () => {
    expect(changed(before, shorter, 1_000).version).toBe(1_000);
    const restored = { ...before, version: 2_000, terms: 7 };
    expect(changed(restored, shorter, 1_000)).toMatchObject({ version: 2_001, terms: undefined });
  });

  it("bind what is held by the period that was in force", () => {
    const day = 86_400_000;
    expect(changed(before, longer, 0).ceilings).toMatchObject({
      messages: [{ terms: 7, ms: 30 * day }],
      userInformation: [],
    });
  });
});

describe("DA-6.consent: a change of what is stored", () => {
  const storage = (messages: boolean, userInformation = false) => ({
    messages: { store: messages },
    userInformation: { store: userInformation },
  });

  it("needs a consent statement for whatever it stores, and names what does", () => {
    expect(() => checkConsent(consent, storage(true, true))).not.toThrow();
    expect(() => checkConsent(undefined, storage(false))).not.toThrow();
    expect(() => checkConsent(undefined, storage(true))).toThrowError(
      expect.objectContaining({
        problem: "consent-missing",
        errors: [expect.objectContaining({ field: "storage.messages.store" })],
      }),
    );
  });
});

describe("PP-4.configuration: who changes what", () => {
  const before = settings({ store: true, days: 30 });
  const names = (after: Settings): string[] => {
    try {
      checkFields("operator", before, after);
      return [];
    } catch (error) {
      return (error as Problem).errors.map(({ field }) => field);
    }
  };

  it("an operator may shorten a period, and change nothing that is the app's own", () => {
    expect(names(settings({ store: true, days: 1 }))).toEqual([]);
    expect(names({ ...before, minimumAges: { default: 16 } })).toEqual([]);
    expect(names(settings({ store: false, days: 30 }))).toEqual(["storage.messages.store"]);
    expect(names(settings({ store: true, days: 30 }, {}, { store: false }))).toEqual([
      "storage.userInformation.store",
    ]);
    const others = { ...before, consent: undefined, sealed: { webhookToken: "x" } };
    expect(names(others).toSorted()).toEqual(["consent", "secrets"]);
  });

  it("the app may change all of it, and what is sent as it was is no change", () => {
    const after = settings({ store: false }, { consent: undefined });
    expect(() => checkFields("app", before, after)).not.toThrow();
    expect(names(structuredClone(before))).toEqual([]);
  });
});

describe("DA-5.opt-out: the keys that nothing needs any more", () => {
  const share = { id: "1", share: "s" };
  const keys = { configuration: share, messages: share, userInformation: share };
  const hold = (categories: Hold["categories"], state: Hold["state"] = "active") =>
    ({ scope: { kind: "app" }, categories, state }) as unknown as Hold;
  const out = settings({ store: false }, { keys });

  it("are those of what is not stored, unless there is none", () => {
    expect(idleKeys(out, [])).toEqual(["messages"]);
    expect(idleKeys(settings({ store: true }, { keys }), [])).toEqual([]);
    expect(idleKeys(settings({ store: false }), [])).toEqual([]);
    expect(idleKeys(settings({ store: false }, { keys: { configuration: share } }), [])).toEqual(
      [],
    );
  });

  it("DA-5.law: are not those under which something is held, until the hold is being lifted", () => {
    expect(heldUnder(out, [hold(["messages"])])).toEqual(["messages"]);
    expect(heldUnder(out, [hold(["messages"], "lifting")])).toEqual([]);
    expect(heldUnder(settings({ store: false }), [hold(["messages"])])).toEqual([]);
    expect(idleKeys(out, [hold(["messages"])])).toEqual([]);
    expect(idleKeys(out, [hold(["userInformation"])])).toEqual(["messages"]);
  });
});

describe("PP-4.configuration: secrets", () => {
  it("of push certificates are abandoned when their certificate is no longer there", () => {
    const certified = (...names: string[]) => ({
      ...settings({ store: true }).configuration,
      pushCertificates: names.map((name) => ({ name, packageName: "p", appId: "a" })),
    });
    const none = settings({ store: true }).configuration;
    expect(abandoned(certified("ios", "web"), certified("web", "new"))).toEqual([
      "pushCertificate:ios",
    ]);
    expect(abandoned(certified("ios"), none)).toEqual(["pushCertificate:ios"]);
    expect(abandoned(none, certified("ios"))).toEqual([]);
  });

  it("have one flat name each; what is not named is left as it is, null forgets", () => {
    expect(
      namedSecrets({
        applicationKey: "k",
        webhookToken: undefined,
        pushCertificateSecrets: { ios: "s", applicationKey: null },
      }),
    ).toEqual([
      ["applicationKey", "k"],
      ["pushCertificate:ios", "s"],
      ["pushCertificate:applicationKey", null],
    ]);
    expect(namedSecrets({ webhookToken: null })).toEqual([["webhookToken", null]]);
  });
});
