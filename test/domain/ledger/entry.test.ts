import { describe, expect, it } from "vitest";
import type { App } from "../../../functions/domain/app.ts";
import {
  entryName,
  type LedgerEntry,
  namesOf,
  statusOf,
} from "../../../functions/domain/ledger/entry.ts";

const at = 1;
const place = { group: "g", bucket: "2030-01-15", sk: "1|m" };

describe("an erasure's name in the ledger of its app", () => {
  it.each<[string, LedgerEntry]>([
    ["app", { kind: "app", at }],
    ["person|g", { kind: "person", group: "g", at }],
    ["conversation|g", { kind: "conversation", group: "g", at }],
    ["author|g", { kind: "author", author: "g", at }],
    ["category|messages", { kind: "category", category: "messages", at }],
    ["record|g|2030-01-15|1|m", { kind: "record", place, at }],
    ["keeping|messages|3", { kind: "keeping", category: "messages", terms: 3, ms: 0, at }],
    ["request|r", { kind: "request", request: "r", at }],
    ["status", { kind: "status", status: { status: "active", changedAt: at }, at }],
  ])("is %s: what is noted of it again takes its place, and nothing else does", (name, entry) => {
    expect(entryName(entry)).toBe(name);
  });
});

describe("DA-5.request: the names by which a record may have been erased", () => {
  const about = { group: "g", author: "a" };

  it("are its category, its author and its conversation for a message", () => {
    expect(namesOf("messages", about)).toEqual(["category|messages", "author|a", "conversation|g"]);
  });

  it("are its category and its person for a profile", () => {
    expect(namesOf("userInformation", about)).toEqual(["category|userInformation", "person|g"]);
    expect(namesOf("userInformation", { group: "g" })).toEqual([
      ...["category|userInformation", "person|g"],
    ]);
  });

  it("are its category alone where nobody is known of whom it is, and for what is of nobody", () => {
    for (const less of [undefined, {}, { author: "a" }]) {
      expect(namesOf("userInformation", less)).toEqual(["category|userInformation"]);
    }
    for (const less of [undefined, {}, { author: "a" }, { group: "g" }]) {
      expect(namesOf("messages", less)).toEqual(["category|messages"]);
    }
    expect(namesOf("logData", about)).toEqual(["category|logData"]);
    expect(namesOf("monitoringData", about)).toEqual(["category|monitoringData"]);
  });
});

describe("PP-6.configuration: an app's status in the ledger", () => {
  const app = {
    ...{ appId: "a", uin: "1", region: "eu", clientIds: ["c"], registeredAt: 1, changedAt: 2 },
  } as const;
  const ending = { terminatedAt: 3, purgeAt: 4 } as const;

  it("is its last change and the purge ahead of it, without what else its registration holds", () => {
    const status: App["status"] = "terminated";
    expect(statusOf({ ...app, ...ending, status })).toEqual({ status, changedAt: 2, ...ending });
    expect(statusOf({ ...app, status: "active" })).toStrictEqual({
      status: "active",
      changedAt: 2,
    });
  });
});
