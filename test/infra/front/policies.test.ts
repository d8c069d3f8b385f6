/** The evaluation of policies, by what AWS documents of it ("Policy evaluation logic", "IAM JSON policy elements"). */
import { describe, expect, it } from "vitest";
import { areMet, type Context } from "../../support/front/policy/conditions.ts";
import { type Asked, mayDo, type Policies } from "../../support/front/policy/decide.ts";
import { takesIn, takesInAction, takesInArn } from "../../support/front/policy/matches.ts";
import { statementOf } from "../../support/front/policy/statement.ts";

const role = "arn:aws:iam::000000000000:role/reader";
const root = "arn:aws:iam::000000000000:root";

type Written = Readonly<Record<string, unknown>>;
const asking = { kind: "AWS", name: role } as const;
const policies = (identity: readonly Written[], resource: readonly Written[] = []): Policies => ({
  asking,
  identity: identity.map(statementOf),
  resource: resource.map(statementOf),
});
const asked = (action: string, resource: string, context: Context = {}): Asked => ({
  ...{ action, resource, context },
});

const allow = (Action: unknown, Resource: unknown, more: Written = {}) => ({
  ...{ Effect: "Allow", Action, Resource, ...more },
});
const deny = (Action: unknown, Resource: unknown, more: Written = {}) => ({
  ...{ Effect: "Deny", Action, Resource, ...more },
});

const object = "arn:aws:s3:::media/7/app/photo";
const key = "arn:aws:kms:eu-central-1:000000000000:key/1";

describe("within one account", () => {
  const get = asked("s3:GetObject", object);

  it("what nobody allows is refused", () => {
    expect(mayDo(policies([]), get)).toBe(false);
    expect(mayDo(policies([allow("s3:PutObject", "*")]), get)).toBe(false);
    expect(mayDo(policies([allow("s3:GetObject", "arn:aws:s3:::other/*")]), get)).toBe(false);
  });

  it("the identity's policy is enough, and so is a resource's that names the role", () => {
    expect(mayDo(policies([allow(["s3:PutObject", "s3:GetObject"], object)]), get)).toBe(true);
    const named = allow("s3:GetObject", object, { Principal: { AWS: role } });
    expect(mayDo(policies([], [named]), get)).toBe(true);
    const other = allow("s3:GetObject", object, { Principal: { AWS: `${role}2` } });
    expect(mayDo(policies([], [other]), get)).toBe(false);
  });

  it("a resource's policy that names the account lets the account's policies decide, and allows nothing", () => {
    const account = allow("s3:*", object, { Principal: { AWS: root } });
    expect(mayDo(policies([], [account]), get)).toBe(false);
  });

  it("a denial wins, wherever it stands", () => {
    const allowed = allow("s3:GetObject", "*");
    expect(mayDo(policies([allowed, deny("s3:Get*", "*")]), get)).toBe(false);
    for (const Principal of ["*", { AWS: "*" }, { AWS: role }, { AWS: root }]) {
      expect(mayDo(policies([allowed], [deny("s3:*", object, { Principal })]), get)).toBe(false);
    }
    const service = deny("s3:*", object, { Principal: { Service: "logs.amazonaws.com" } });
    expect(mayDo(policies([allowed], [service]), get)).toBe(true);
  });

  it("a denial whose condition is not met denies nothing", () => {
    const insecure = { Bool: { "aws:SecureTransport": "false" } };
    const found = policies([allow("s3:*", "*"), deny("s3:*", "*", { Condition: insecure })]);
    const over = (secure: string) =>
      asked("s3:GetObject", object, { "aws:securetransport": [secure] });
    expect(mayDo(found, over("true"))).toBe(true);
    expect(mayDo(found, over("false"))).toBe(false);
  });

  it("a key's own policy must let the account's policies decide", () => {
    const decrypt = asked("kms:Decrypt", key);
    const own = allow("kms:Decrypt", key);
    expect(mayDo(policies([own]), decrypt)).toBe(false);
    const opened = allow("kms:*", "*", { Principal: { AWS: root } });
    expect(mayDo(policies([own], [opened]), decrypt)).toBe(true);
    expect(mayDo(policies([], [opened]), decrypt)).toBe(false);
    const direct = allow("kms:Decrypt", "*", { Principal: { AWS: role } });
    expect(mayDo(policies([], [direct]), decrypt)).toBe(true);
  });
});

describe("patterns", () => {
  it.each([
    ["arn:aws:s3:::media/*", "arn:aws:s3:::media/7/app/photo", true],
    ["arn:aws:s3:::media/*", "arn:aws:s3:::media", false],
    ["arn:aws:s3:::medi?", "arn:aws:s3:::media", true],
    ["arn:aws:s3:::media", "arn:aws:s3:::Media", false],
    ["arn:aws:s3:::me.ia", "arn:aws:s3:::media", false],
    ["*", "", true],
  ])("resource %s, of %s: %s", (pattern, text, expected) => {
    expect(takesIn(pattern, text)).toBe(expected);
  });

  it("actions are the same in any case", () => {
    expect(takesInAction("s3:getobject", "s3:GetObject")).toBe(true);
    expect(takesInAction("s3:Get*", "s3:GetObjectTagging")).toBe(true);
    expect(takesInAction("s3:Get", "s3:GetObject")).toBe(false);
  });

  it("a wildcard of an ARN does not reach over a colon but in its last part", () => {
    expect(takesInArn("arn:aws:logs:*:1:log-group:*", "arn:aws:logs:eu:1:log-group:a:b")).toBe(
      true,
    );
    expect(takesInArn("arn:aws:logs:*:log-group:*", "arn:aws:logs:eu:1:log-group:a")).toBe(false);
  });
});

describe("conditions", () => {
  const met = (Condition: Written, context: Context) =>
    areMet(statementOf(allow("*", "*", { Condition })).conditions, context);

  it("of one operator and key the values are alternatives; keys and operators must all be met", () => {
    const Condition = {
      StringEquals: { "kms:EncryptionContext:category": ["digest", "messages"], "kms:A": "1" },
      Bool: { "aws:SecureTransport": "true" },
    };
    const context = {
      "kms:encryptioncontext:category": ["messages"],
      "kms:a": ["1"],
      "aws:securetransport": ["true"],
    };
    expect(met(Condition, context)).toBe(true);
    expect(met(Condition, { ...context, "kms:a": ["2"] })).toBe(false);
    expect(met(Condition, { ...context, "aws:securetransport": ["false"] })).toBe(false);
  });

  it("a key that the call does not have meets what asks for the contrary, and nothing else", () => {
    expect(met({ StringEquals: { "s3:x": "1" } }, {})).toBe(false);
    expect(met({ StringLike: { "s3:x": "*" } }, {})).toBe(false);
    expect(met({ Bool: { "s3:x": "false" } }, {})).toBe(false);
    expect(met({ ArnLike: { "s3:x": "*" } }, {})).toBe(false);
    expect(met({ StringNotEquals: { "s3:x": "1" } }, {})).toBe(true);
    expect(met({ StringEqualsIfExists: { "s3:x": "1" } }, {})).toBe(true);
    expect(met({ StringEqualsIfExists: { "s3:x": "1" } }, { "s3:x": ["2"] })).toBe(false);
  });

  it("`Null` asks whether it is there", () => {
    expect(met({ Null: { "s3:x": "true" } }, {})).toBe(true);
    expect(met({ Null: { "s3:x": "true" } }, { "s3:x": ["1"] })).toBe(false);
    expect(met({ Null: { "s3:x": "false" } }, { "s3:x": ["1"] })).toBe(true);
  });

  it("`StringNotEquals` wants none of its values", () => {
    const Condition = { StringNotEquals: { "s3:x": ["1", "2"] } };
    expect(met(Condition, { "s3:x": ["3"] })).toBe(true);
    expect(met(Condition, { "s3:x": ["2"] })).toBe(false);
  });

  it("`ForAllValues` wants every value of the call among its own, and is met by none; `ForAnyValue` wants one", () => {
    const all = {
      "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": ["app", "category"] },
    };
    const keys = "kms:encryptioncontextkeys";
    expect(met(all, { [keys]: ["app", "category"] })).toBe(true);
    expect(met(all, { [keys]: ["app"] })).toBe(true);
    expect(met(all, {})).toBe(true);
    expect(met(all, { [keys]: ["app", "other"] })).toBe(false);
    const any = { "ForAnyValue:StringEquals": { "kms:EncryptionContextKeys": "app" } };
    expect(met(any, { [keys]: ["other", "app"] })).toBe(true);
    expect(met(any, { [keys]: ["other"] })).toBe(false);
    expect(met(any, {})).toBe(false);
  });

  it("an operator or an element that nobody taught the evaluation is an error, never a yes", () => {
    expect(() => met({ NumericLessThan: { "s3:x": "1" } }, { "s3:x": ["0"] })).toThrow(/Numeric/);
    expect(() => statementOf({ Effect: "Allow", NotAction: "s3:*", Resource: "*" })).toThrow(
      /NotAction/,
    );
  });
});
