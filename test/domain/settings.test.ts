import { describe, expect, it } from "vitest";
import type { Settings } from "../../functions/domain/app.ts";
import type { StorageChoice } from "../../functions/domain/keeping.ts";
import {
  abandoned,
  documentOf,
  etagOf,
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
