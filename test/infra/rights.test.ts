import { describe, expect, it } from "vitest";
import { actionNames, actions } from "../../infra/actions.ts";
import { pascal } from "../../infra/pascal.ts";
import { oneOrMore, rights, statements, whoMay } from "./held-rights.ts";
import { listOf, synthesise } from "./synthesised.ts";

const { all, named } = synthesise();

/** Who takes a role that is no function's own. */
const takers: Readonly<Record<string, string>> = {
  "Api/Caller": "apigateway",
  "Schedules/Role": "scheduler",
};

const contextCategory = "kms:EncryptionContext:category";

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
      [
        ...[...schedules, ...restored, "Media/*"],
        ...["AuditDirectory/Function:*", "Sweep/Function:*"],
      ].sort(),
    );
  });

  it("has a function, a schedule, the API or nobody else to take it", () => {
    for (const { path, properties } of all("AWS::IAM::Role")) {
      const [trust] = listOf(properties.AssumeRolePolicyDocument?.Statement);
      const service = takers[path] ?? (path.endsWith("/Role") ? "lambda" : "scheduler");
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
      "SaveUserInformation/Role",
      "SaveMessages/Role",
      "ReceiveWebhook/Role",
      "ReceiveDsr/Role",
      "RequestDeletion/Role",
      "ReadSubject/Role",
      "RequestAccess/Role",
      "SendCallbacks/Role",
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
