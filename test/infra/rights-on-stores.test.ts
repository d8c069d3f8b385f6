import { describe, expect, it } from "vitest";
import { rateOf } from "../../functions/policy/budgets.ts";
import type { Action } from "../../infra/actions/action.ts";
import { type ActionName, actionNames, actions } from "../../infra/actions.ts";
import { pascal } from "../../infra/pascal.ts";
import { rights, table, whoMay, writing } from "./held-rights.ts";
import { synthesise } from "./synthesised.ts";

const { all } = synthesise();

describe("tables", () => {
  it("those of users are written by those who take, erase or recall their data, nobody else", () => {
    expect(whoMay(writing, table("user-information"))).toEqual([
      "save-user-information",
      "delete-user-information",
      "receive-webhook",
      "carry-out-request",
      "bundle-data",
      "purge-app",
      "settle-configuration",
      "carry-out-hold",
      "sweep",
      "replay-ledger",
      "audit-directory",
      "sweep-shard",
    ]);
    expect(whoMay(writing, table("messages"))).toEqual([
      "save-messages",
      "recall-message",
      "prepare-media",
      "receive-webhook",
      "carry-out-request",
      "bundle-data",
      "purge-app",
      "settle-configuration",
      "carry-out-hold",
      "fetch-media",
      "sweep",
      "replay-ledger",
      "audit-directory",
      "sweep-shard",
    ]);
  });

  it("DA-5.law: whoever deletes or recalls what a law may hold can mark it as withdrawn", () => {
    for (const held of ["user-information", "messages"] as const) {
      const takers = ["delete-user-information", "recall-message"].filter((name) =>
        whoMay(/^dynamodb:PutItem$/, table(held)).includes(name as ActionName),
      );
      expect(takers).not.toEqual([]);
      expect(whoMay(/^dynamodb:UpdateItem$/, table(held))).toEqual(expect.arrayContaining(takers));
    }
  });

  it("whoever only reads writes nothing but the record of the call, and counts it", () => {
    const ofCalls = [table("log-data"), table("monitoring-data"), table("budgets")];
    for (const name of actionNames.filter((one) => /^(read|list)-/.test(one))) {
      const written = rights
        .filter(({ role, action }) => role === `${pascal(name)}/Role` && writing.test(action))
        .map(({ resource }) => resource);
      for (const resource of written) {
        expect(ofCalls, name).toContain(resource);
      }
    }
  });

  it("DA-5.request: only what answers a dear route counts calls, what opens and claims uploads counts these, and only the purge takes the counts out", () => {
    const isDear = ({ trigger }: Action) =>
      trigger.kind === "api" && trigger.routes.some((key) => rateOf(key) !== undefined);
    const ofUploads = ["save-messages", "prepare-media"];
    const dear = actionNames.filter((name) => isDear(actions[name]) || ofUploads.includes(name));
    expect(whoMay(/^dynamodb:(Put|Update|PartiQL)/, table("budgets"))).toEqual(dear);
    expect(whoMay(/^dynamodb:(Delete|BatchWrite)/, table("budgets"))).toEqual(["purge-app"]);
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
