import { describe, expect, it } from "vitest";
import type { Row } from "../../../functions/domain/ledger/amend.ts";
import type { LedgerEntry } from "../../../functions/domain/ledger/entry.ts";
import { pick } from "../../../functions/domain/partition.ts";
import { dueShards } from "../../../functions/policy/names.ts";
import { day, message, now, profile, verdict } from "../../support/restored-rows.ts";

describe("after an opt-out or a shorter period", () => {
  const keeping = (ms: number, terms = 5): LedgerEntry => ({
    ...{ kind: "keeping", category: "messages", at: now - 1, terms, ms },
  });

  it("what was collected before is erased again once it is older than the period", () => {
    const exactly = now - Number(message().at);
    expect(verdict("messages", message(), keeping(0)).kind).toBe("erase");
    expect(verdict("messages", message(), keeping(exactly)).kind).toBe("erase");
    expect(verdict("messages", message(), keeping(exactly + 1)).kind).toBe("keep");
  });

  it("what was collected under the new settings is kept, and so is another category", () => {
    expect(verdict("messages", message({ terms: 5 }), keeping(0)).kind).toBe("keep");
    expect(verdict("user-information", profile(0), keeping(0)).kind).toBe("keep");
  });

  const settings = (version: number): Row => ({
    ...{ pk: "a", sk: "-", version },
    configuration: { name: "x", storage: { messages: { store: true, days: 90 } } },
    keys: { messages: { id: "1" }, configuration: { id: "2" } },
  });

  it("restored settings are opted out again, and lose the key of the category", () => {
    expect(verdict("configuration", settings(4), keeping(0))).toEqual({
      kind: "amend",
      row: {
        ...{ pk: "a", sk: "-", version: now, terms: 5, settling: ["messages"] },
        ...{ due: now - 1, dueShard: pick("a", dueShards) },
        configuration: { name: "x", storage: { messages: { store: false } } },
        keys: { configuration: { id: "2" } },
      },
    });
  });

  it("restored settings take the shorter period and keep the key, the last choice counting", () => {
    const verdictOnSettings = verdict("configuration", settings(4), keeping(0), {
      ...keeping(2 * day, 7),
      at: now,
    } as LedgerEntry);
    expect(verdictOnSettings).toMatchObject({
      row: {
        version: now,
        terms: 7,
        configuration: { storage: { messages: { store: true, days: 2 } } },
      },
    });
    expect(verdict("configuration", settings(4), keeping(day))).toMatchObject({
      row: { keys: { messages: { id: "1" } } },
    });
  });

  it("restored settings take every change since, each once, in whatever order the ledger tells of them", () => {
    const profiles: LedgerEntry = {
      ...{ kind: "keeping", category: "userInformation", terms: 5, ms: 0, at: now - 1 },
    };
    const messages = { ...keeping(2 * day, 7), at: now } as LedgerEntry;
    for (const told of [
      [profiles, messages],
      [messages, profiles],
    ]) {
      expect(verdict("configuration", settings(4), ...told)).toMatchObject({
        row: {
          version: now,
          terms: 7,
          configuration: {
            storage: { userInformation: { store: false }, messages: { store: true, days: 2 } },
          },
        },
      });
    }
  });

  it("what was collected before settings had versions goes with the first of them", () => {
    expect(verdict("messages", message({ terms: undefined }), keeping(0)).kind).toBe("erase");
  });

  it("settings that have it already take nothing of it", () => {
    const { configuration, keys } = settings(5);
    expect(verdict("configuration", settings(5), keeping(0))).toEqual({
      kind: "amend",
      row: { pk: "a", sk: "-", version: now, terms: 5, configuration, keys },
    });
  });

  it("restored settings get a version that was never given out, once, and stay as they were in force", () => {
    const { row } = verdict("configuration", settings(4)) as { row: Row };
    expect(row).toEqual({ ...settings(4), version: now, terms: 4 });
    expect(verdict("configuration", row)).toEqual({ kind: "keep" });
    const amended = verdict("configuration", settings(4), keeping(0)) as { row: Row };
    expect(verdict("configuration", amended.row, keeping(0))).toEqual({ kind: "keep" });
  });
});
