import { describe, expect, it } from "vitest";
import type { Table } from "../../functions/policy/names.ts";
import { type ActionName, actionNames, actions } from "../../infra/actions.ts";
import { pascal } from "../../infra/pascal.ts";
import { listOf, synthesise } from "./synthesised.ts";

const { all, named } = synthesise();

/** One action on one resource, as a role may do it; resources by their place in the stack. */
type Right = { readonly role: string; readonly action: string; readonly resource: string };

const oneOrMore = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const statements = all("AWS::IAM::Policy").flatMap(({ path, properties }) =>
  listOf(properties.PolicyDocument?.Statement).map((statement) => ({
    role: path.replace("/DefaultPolicy", ""),
    statement,
  })),
);

const rights: readonly Right[] = statements.flatMap(({ role, statement }) =>
  oneOrMore(statement.Action).flatMap((action) =>
    oneOrMore(statement.Resource).map((resource) => ({
      role,
      action: String(action),
      resource: named(resource),
    })),
  ),
);

const contextCategory = "kms:EncryptionContext:category";

/** The actions whose role may do something to a resource. */
const whoMay = (pattern: RegExp, resource: string): ActionName[] =>
  actionNames.filter((name) =>
    rights.some(
      (right) =>
        right.role === `${pascal(name)}/Role` &&
        pattern.test(right.action) &&
        right.resource === resource,
    ),
  );

const table = (name: Table) => `Tables/${pascal(name)}`;
const writing = /^dynamodb:(Put|Update|Delete|BatchWrite|PartiQL(Insert|Update|Delete))/;

describe("every role", () => {
  it("may do named actions only", () => {
    expect(rights.filter(({ action }) => action.includes("*"))).toEqual([]);
  });

  it("may touch named resources only, and what only has a name at run time", () => {
    const open = new Set(
      rights.map(({ resource }) => resource).filter((resource) => resource.includes("*")),
    );
    const schedules = [...open].filter((resource) => /:schedule\/[\w-]+\/\*$/.test(resource));
    expect(schedules).toHaveLength(1);
    const restored = [...open].filter((resource) => resource.includes("-restored-"));
    expect(restored).toHaveLength(1);
    expect([...open].sort()).toEqual(
      [...schedules, ...restored, "Media/*", "Sweep/Function:*"].sort(),
    );
  });

  it("has a function, a schedule or nobody else to take it", () => {
    for (const { path, properties } of all("AWS::IAM::Role")) {
      const [trust] = listOf(properties.AssumeRolePolicyDocument?.Statement);
      const service = path.endsWith("/Role") && path !== "Schedules/Role" ? "lambda" : "scheduler";
      expect(named(trust?.Principal?.Service), path).toBe(`${service}.amazonaws.com`);
      expect(listOf(properties.ManagedPolicyArns)).toEqual([]);
    }
  });

  it("opens nothing with the region's key itself, unless the action is about the data keys of apps", () => {
    const direct = statements.filter(
      ({ statement }) =>
        named(statement.Resource) === "Key" &&
        statement.Condition?.StringEquals?.["kms:ViaService"] === undefined,
    );
    const entitled = actionNames.filter((name) => actions[name].dataKeys !== undefined);
    expect([...new Set(direct.map(({ role }) => role))].sort()).toEqual(
      entitled.map((name) => `${pascal(name)}/Role`).sort(),
    );
  });

  it("opens and makes the data keys of its own categories only, named by what KMS bound them to", () => {
    const directly = statements.filter(({ statement }) =>
      /^kms:(Decrypt|GenerateDataKeyWithoutPlaintext)$/.test(String(statement.Action)),
    );
    const uses = directly.map(({ role, statement }) => ({
      role,
      action: String(statement.Action),
      categories: listOf(statement.Condition?.StringEquals?.[contextCategory]).length
        ? oneOrMore(statement.Condition?.StringEquals?.[contextCategory])
        : [],
      keys: statement.Condition?.["ForAllValues:StringEquals"]?.["kms:EncryptionContextKeys"],
    }));
    const declared = actionNames.flatMap((name) => {
      const { make = [], open = [] } = actions[name].dataKeys ?? {};
      const of = (action: string, categories: readonly string[]) =>
        categories.length === 0
          ? []
          : [{ role: `${pascal(name)}/Role`, action, categories, keys: ["app", "category"] }];
      return [...of("kms:GenerateDataKeyWithoutPlaintext", make), ...of("kms:Decrypt", open)];
    });
    expect(uses).toHaveLength(declared.length);
    expect(uses).toEqual(expect.arrayContaining(declared));
    const openers = declared.filter(
      ({ action, categories }) => action === "kms:Decrypt" && categories.includes("configuration"),
    );
    expect(openers.map(({ role }) => role)).toEqual([
      "ChangeConfiguration/Role",
      "ReceiveWebhook/Role",
      "ReceiveDsr/Role",
      "RequestDeletion/Role",
      "SendCallbacks/Role",
    ]);
  });
});

describe("tables", () => {
  it("those of users are written by those who take, erase or recall their data, nobody else", () => {
    expect(whoMay(writing, table("user-information"))).toEqual([
      "save-user-information",
      "delete-user-information",
      "receive-webhook",
      "carry-out-request",
      "purge-app",
      "settle-configuration",
      "carry-out-hold",
      "sweep",
      "replay-ledger",
      "sweep-shard",
    ]);
    expect(whoMay(writing, table("messages"))).toEqual([
      "save-messages",
      "recall-message",
      "prepare-media",
      "receive-webhook",
      "carry-out-request",
      "purge-app",
      "settle-configuration",
      "carry-out-hold",
      "fetch-media",
      "sweep",
      "replay-ledger",
      "sweep-shard",
    ]);
  });

  it("whoever only reads writes nothing but the record of the call", () => {
    for (const name of actionNames.filter((one) => /^(read|list)-/.test(one))) {
      const written = rights
        .filter(({ role, action }) => role === `${pascal(name)}/Role` && writing.test(action))
        .map(({ resource }) => resource);
      for (const resource of written) {
        expect([table("log-data"), table("monitoring-data")], name).toContain(resource);
      }
    }
  });

  it("PP-6.configuration, DA-5.opt-out: a key is made where storage is turned on and destroyed where it ended, nowhere else", () => {
    const makers = ["register-app", "change-configuration"];
    const destroyers = ["purge-app", "settle-configuration"];
    expect(whoMay(/^dynamodb:(Put|Update)/, table("keys"))).toEqual(makers);
    expect(whoMay(/^dynamodb:(Delete|PartiQLDelete)/, table("keys"))).toEqual(destroyers);
    expect(whoMay(/^kms:GenerateDataKeyWithoutPlaintext/, "Key")).toEqual(makers);
  });

  it("PP-6.configuration: only the purge takes an app out of the registry", () => {
    expect(whoMay(/^dynamodb:(Delete|PartiQLDelete)/, table("apps"))).toEqual(["purge-app"]);
    expect(whoMay(/^dynamodb:(Delete|PartiQLDelete)/, table("configuration"))).toEqual([
      "purge-app",
    ]);
  });
});

describe("receipts", () => {
  it("DA-5.request: nobody may change, overwrite or delete one: the notary may insert, and nothing else writes", () => {
    expect(whoMay(writing, table("receipts"))).toEqual(["sign-receipts"]);
    const theirs = rights.filter(
      ({ action, resource }) => writing.test(action) && resource === table("receipts"),
    );
    expect(theirs.map(({ action }) => action)).toEqual(["dynamodb:PartiQLInsert"]);
  });

  it("DA-5.request: the notary writes to no store of data, and opens no data key", () => {
    const own = rights.filter(({ role }) => role === "SignReceipts/Role");
    const written = own.filter(
      ({ action }) => writing.test(action) || /^s3:(Put|Delete|Abort)/.test(action),
    );
    expect(new Set(written.map(({ resource }) => resource))).toEqual(
      new Set([table("receipts"), table("receipt-drafts")]),
    );
    expect(
      own.filter(({ resource, action }) => resource.startsWith("Media") && !/List/.test(action)),
    ).toEqual([]);
    expect(actions["sign-receipts"].dataKeys).toBeUndefined();
  });

  it("DA-5.request: the notary alone signs, with a key that does nothing else", () => {
    expect(whoMay(/^kms:Sign$/, "ReceiptKey")).toEqual(["sign-receipts"]);
    const uses = rights.filter(({ resource }) => resource === "ReceiptKey");
    expect(new Set(uses.map(({ action }) => action))).toEqual(
      new Set(["kms:Sign", "kms:GetPublicKey"]),
    );
    const [key] = all("AWS::KMS::Key").filter(({ path }) => path === "ReceiptKey");
    expect(key?.properties).toMatchObject({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" });
  });

  it("DA-5.request: only the notary ends a draft, and whoever deletes may only add one", () => {
    expect(whoMay(/Delete/, table("receipt-drafts"))).toEqual(["sign-receipts"]);
    expect(whoMay(/PutItem/, table("receipt-drafts"))).toEqual([
      "delete-user-information",
      "carry-out-request",
      "purge-app",
      "settle-configuration",
    ]);
  });
});

describe("schedules", () => {
  it("PP-6.configuration: are set and removed only where apps are terminated and reactivated", () => {
    const purges = rights.find(({ action }) => action === "scheduler:CreateSchedule")?.resource;
    expect(whoMay(/^scheduler:(Create|Update)/, purges ?? "")).toEqual([
      "terminate-app",
      "hear-billing",
    ]);
    expect(whoMay(/^scheduler:Delete/, purges ?? "")).toEqual(["reactivate-app", "hear-billing"]);
  });

  it("can do nothing but hand an app to the purge queue, or say that they could not", () => {
    const theirs = rights.filter(
      ({ role, resource }) => role === "Schedules/Role" && resource !== "Key",
    );
    expect(theirs.map(({ action, resource }) => `${action} ${resource}`)).toEqual([
      "sqs:SendMessage Queues/Purge",
      "sqs:SendMessage Queues/SchedulesDeadLetters",
    ]);
  });
});
