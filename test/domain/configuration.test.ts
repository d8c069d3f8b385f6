import { describe, expect, it } from "vitest";
import {
  consentSchema,
  defaultConfiguration,
  minimumAgesSchema,
  secretsSchema,
} from "../../functions/domain/configuration.ts";
import { detectors } from "../../functions/domain/detectors.ts";
import { parse } from "../../functions/domain/parse.ts";
import type { Problem } from "../../functions/domain/problem.ts";
import { documentSchema } from "../../functions/domain/settings.ts";
import { fieldsOf, wholeDocument } from "../support/configuration-fields.ts";
import { placed } from "../support/paths.ts";
import { walk } from "../support/schema-paths.ts";

const fields = fieldsOf("1400000001", "eu-central-1");
const whole = wholeDocument(fields);

const problemOf = (act: () => unknown): Problem => {
  try {
    act();
  } catch (error) {
    return error as Problem;
  }
  throw new Error("It was accepted");
};

/** The names that a customer gives stand for all such names. */
const generalised = (path: string): string =>
  path
    .replace("pushCertificateSecrets.ios", "pushCertificateSecrets.*")
    .replace("minimumAges.DE", "minimumAges.*");

describe("PP-4.configuration: the table of fields", () => {
  it("is the schema's, no field more and no field less, so that each is tested", () => {
    const leaves = walk(documentSchema).filter(({ kind }) => kind === "leaf");
    const listed = new Set(fields.map(({ path }) => generalised(path)));
    expect([...listed].toSorted()).toEqual(
      [...leaves.map(({ path }) => path), "minimumAges.*"].toSorted(),
    );
  });

  it("makes a document in which every field is set, and which is accepted", () => {
    expect(parse(documentSchema, whole)).toEqual(whole);
  });
});

describe("DA-6.age: minimum ages", () => {
  it("are whole years between 0 and 150, with one for everywhere else", () => {
    const accepts = (value: unknown) => minimumAgesSchema.safeParse(value).success;
    expect(accepts({ default: 0, DE: 150 })).toBe(true);
    const odd = [{}, { DE: 16 }, { default: -1 }, { default: 151 }, { default: 13, DE: 15.5 }];
    expect([...odd, { default: 13, DE: null }, [13], null].map(accepts)).not.toContain(true);
  });

  it.each(["de", "DEU", "Germany", "", "D1", "constructor", "toString"])(
    "name jurisdictions: %j is none",
    (key) => {
      const { problem, errors } = problemOf(() =>
        parse(minimumAgesSchema, JSON.parse(`{"default": 13, "${key}": 16}`)),
      );
      expect(problem).toBe("invalid-input");
      expect(errors).toEqual([{ field: key || "(body)", problem: "is not a field we know" }]);
    },
  );

  it("have no member named __proto__: it is refused by that name", () => {
    const given = JSON.parse('{"default": 13, "__proto__": 16}');
    const { errors } = problemOf(() => parse(minimumAgesSchema, given));
    expect(errors).toEqual([{ field: "__proto__", problem: "is not a field we know" }]);
  });
});

describe("PP-4.configuration: secrets", () => {
  it("are text, null to forget one, and belong to a certificate by its name", () => {
    const accepts = (value: unknown) => secretsSchema.safeParse(value).success;
    expect(accepts({ webhookToken: null, pushCertificateSecrets: { ios: "s" } })).toBe(true);
    const odd = [{ webhookToken: "" }, { other: "s" }, { pushCertificateSecrets: { "": "s" } }];
    expect([...odd, null, []].map(accepts)).not.toContain(true);
  });

  it("belong to no certificate named __proto__: it is refused by that name", () => {
    const given = JSON.parse('{"pushCertificateSecrets": {"ios": "s", "__proto__": "s"}}');
    const { errors } = problemOf(() => parse(secretsSchema, given));
    const field = "pushCertificateSecrets.__proto__";
    expect(errors).toEqual([{ field, problem: "is not a field we know" }]);
  });
});

describe("DA-6.consent: a consent statement", () => {
  it.each(["version", "statedAt", "reference"])("has a %s", (field) => {
    const statement = { version: "1", statedAt: "2030-01-15T12:00:00Z", reference: "terms" };
    expect(consentSchema.safeParse(statement).success).toBe(true);
    expect(consentSchema.safeParse(placed(statement, field, undefined)).success).toBe(false);
  });

  it("names no end user: it has no field to do it in", () => {
    const statement = { version: "1", statedAt: "2030-01-15T12:00:00Z", reference: "terms" };
    expect(consentSchema.safeParse({ ...statement, user: "alice" }).success).toBe(false);
  });
});

describe("an app that chose nothing", () => {
  it.each([true, false])("stores both categories or none: %s", (stored) => {
    expect(defaultConfiguration(stored)).toEqual({
      storage: { messages: { store: stored }, userInformation: { store: stored } },
    });
  });

  it("may choose among these detectors, each of them named once (DA-6.sensitive)", () => {
    expect(detectors).toEqual(["payment-card", "iban"]);
  });
});
