import { describe, expect, it } from "vitest";
import type { Hold } from "../../../functions/domain/holds.ts";
import type { Row } from "../../../functions/domain/ledger/amend.ts";
import type { LedgerEntry } from "../../../functions/domain/ledger/entry.ts";
import { appOfRow, verdictOn } from "../../../functions/domain/ledger/verdict.ts";
import {
  directoryKey,
  directoryKeyOf,
  directorySort,
  partitionKey,
  pick,
  recalledGroup,
} from "../../../functions/domain/partition.ts";
import { dueShards, type Table } from "../../../functions/policy/names.ts";

const day = 86_400_000;
const takenAt = 100 * day;
const now = takenAt + 2 * day;
const later = now + day;

const keyAt = (group: string, bucket: string): string => partitionKey({ app: "a", group, bucket });
const listedOne = { app: "a", group: "conversation", bucket: "2030-01-15" };

const verdict = (table: Table, row: Row, ...entries: readonly LedgerEntry[]) =>
  verdictOn(row, { entries, holds: [] }, { table, takenAt, since: now }, now);

const message = (more: object = {}): Row => ({
  pk: keyAt("conversation", "2030-01-15"),
  sk: "1|m",
  at: takenAt - day,
  until: later,
  terms: 3,
  ...more,
});
const profile = (at: number): Row => ({
  pk: keyAt("person", "-"),
  sk: "profile",
  at,
  until: later,
});
const registration = (more: object = {}): Row => ({
  pk: "a",
  sk: "-",
  registeredAt: takenAt - 50 * day,
  changedAt: takenAt - 50 * day,
  status: "active",
  ...more,
});

describe("a row of a restored table", () => {
  it("is kept if the ledger names nothing of it", () => {
    expect(verdict("messages", message())).toEqual({ kind: "keep" });
  });

  it("is erased if its promise has ended, from that very instant on", () => {
    expect(verdict("messages", message({ until: now })).kind).toBe("erase");
    expect(verdict("messages", message({ until: now + 1 })).kind).toBe("keep");
  });

  it("belongs to the app in its key, whichever table it is of", () => {
    expect(
      ["a", keyAt("group", "bucket"), directoryKey("a", "3")].map((pk) => appOfRow({ pk, sk: "" })),
    ).toEqual([...["a", "a", "a"]]);
  });
});

describe("after a purge", () => {
  const purged: LedgerEntry = { kind: "app", at: takenAt + day };

  it("everything of the app is erased again, its registration, keys and directory too", () => {
    expect(verdict("messages", message(), purged).kind).toBe("erase");
    expect(verdict("apps", registration(), purged).kind).toBe("erase");
    expect(verdict("keys", { pk: "a", sk: "-" }, purged).kind).toBe("erase");
    expect(verdict("messages", { pk: directoryKey("a", "1"), sk: "-" }, purged).kind).toBe("erase");
  });

  it("an app that was registered again before the backup is kept", () => {
    const before: LedgerEntry = { kind: "app", at: takenAt - 10 * day };
    expect(verdict("apps", registration({ registeredAt: before.at + 1 }), before).kind).toBe(
      "keep",
    );
    expect(verdict("apps", registration({ registeredAt: before.at }), before).kind).toBe("erase");
    expect(verdict("keys", { pk: "a", sk: "-" }, before).kind).toBe("keep");
  });
});

describe("after a person was erased", () => {
  const erased: LedgerEntry = { kind: "person", group: "person", at: takenAt - day };

  it("what was collected until then is erased again, and what came later is kept", () => {
    expect(verdict("user-information", profile(erased.at), erased).kind).toBe("erase");
    expect(verdict("user-information", profile(erased.at + 1), erased).kind).toBe("keep");
  });

  it("nobody else's record is touched", () => {
    const other = { ...profile(erased.at), pk: keyAt("somebody", "-") };
    expect(verdict("user-information", other, erased).kind).toBe("keep");
    expect(verdict("messages", message(), erased).kind).toBe("keep");
  });
});

describe("after a request was carried out", () => {
  const at = takenAt - day;

  it("all that its author wrote until then is erased again, in every conversation, and nobody else's", () => {
    const erased: LedgerEntry = { kind: "author", author: "person", at };
    const own = (when: number) => message({ author: "person", at: when });
    expect(verdict("messages", own(at), erased).kind).toBe("erase");
    expect(verdict("messages", own(at + 1), erased).kind).toBe("keep");
    expect(verdict("messages", message({ author: "somebody", at }), erased).kind).toBe("keep");
    expect(verdict("user-information", profile(at), erased).kind).toBe("keep");
  });

  it("a conversation and the marks beside it are erased again, and a person of the same name is kept", () => {
    const erased: LedgerEntry = { kind: "conversation", group: "conversation", at };
    expect(verdict("messages", message({ at }), erased).kind).toBe("erase");
    expect(verdict("messages", message({ at: at + 1 }), erased).kind).toBe("keep");
    const mark = message({ pk: keyAt(recalledGroup("conversation"), "-"), at });
    expect(verdict("messages", mark, erased).kind).toBe("erase");
    const other = message({ pk: keyAt("other", "2030-01-15"), at });
    expect(verdict("messages", other, erased).kind).toBe("keep");
    const person: LedgerEntry = { kind: "conversation", group: "person", at };
    expect(verdict("user-information", profile(at), person).kind).toBe("keep");
  });

  it("a conversation of a person's name is kept when the person was erased", () => {
    const erased: LedgerEntry = { kind: "person", group: "conversation", at };
    expect(verdict("messages", message({ at }), erased).kind).toBe("keep");
  });

  it("a category is erased again as it was, without the rows that list it, and no other one", () => {
    const erased: LedgerEntry = { kind: "category", category: "messages", at };
    expect(verdict("messages", message({ at }), erased).kind).toBe("erase");
    expect(verdict("messages", message({ at: at + 1 }), erased).kind).toBe("keep");
    const listed: Row = {
      pk: directoryKeyOf(listedOne),
      sk: directorySort(listedOne),
      touched: 1,
    };
    expect(verdict("messages", listed, erased).kind).toBe("keep");
    expect(verdict("user-information", profile(at), erased).kind).toBe("keep");
  });
});

describe("after a message was recalled", () => {
  const place = { group: "conversation", bucket: "2030-01-15", sk: "1|m" };
  const recalled: LedgerEntry = { kind: "record", place, at: now };

  it("it is erased again, and its neighbours are kept", () => {
    expect(verdict("messages", message(), recalled).kind).toBe("erase");
    expect(verdict("messages", message({ sk: "1|n" }), recalled).kind).toBe("keep");
    const elsewhere = message({ pk: keyAt("conversation", "2030-01-16") });
    expect(verdict("messages", elsewhere, recalled).kind).toBe("keep");
  });

  it("rows that are in no day of a conversation are kept", () => {
    const listed: Row = { pk: directoryKeyOf(listedOne), sk: directorySort(listedOne) };
    expect(verdict("messages", listed, recalled).kind).toBe("keep");
  });
});

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

describe("after a termination or a return", () => {
  const status = {
    status: "terminated",
    changedAt: takenAt + 1,
    terminatedAt: 1,
    purgeAt: 2,
  } as const;
  const terminated: LedgerEntry = { kind: "status", status, at: status.changedAt };

  it("a restored registration is terminated again, with the same purge ahead", () => {
    expect(verdict("apps", registration(), terminated)).toMatchObject({
      kind: "amend",
      row: { status: "terminated", terminatedAt: 1, purgeAt: 2, due: 2, changedAt: takenAt + 1 },
    });
  });

  it("a restored registration is in use again, without the purge that was planned", () => {
    const back: LedgerEntry = {
      kind: "status",
      status: { status: "active", changedAt: takenAt + 1 },
      at: takenAt + 1,
    };
    const restored = registration({ ...status, changedAt: takenAt, due: 2, dueShard: "0" });
    const { row } = verdict("apps", restored, back) as { row: Row };
    expect(row).toMatchObject({ status: "active" });
    for (const name of ["purgeAt", "due", "dueShard"]) expect(row).not.toHaveProperty(name);
  });

  it("a registration of the very instant of a change takes it", () => {
    const same = registration({ changedAt: status.changedAt });
    expect(verdict("apps", same, terminated)).toMatchObject({ row: { status: "terminated" } });
  });

  it("what became of an app last counts, in whatever order the ledger tells of it", () => {
    const back: LedgerEntry = {
      ...{ kind: "status", at: terminated.at + 1 },
      status: { status: "active", changedAt: terminated.at + 1 },
    };
    for (const told of [
      [terminated, back],
      [back, terminated],
    ]) {
      const { row } = verdict("apps", registration(), ...told) as { row: Row };
      expect(row).toMatchObject({ status: "active", changedAt: terminated.at + 1 });
      expect(row).not.toHaveProperty("purgeAt");
    }
  });

  it("a registration that was ended before, and again since, has the later purge ahead", () => {
    const earlier = registration({ ...status, changedAt: takenAt, purgeAt: 1, due: 1 });
    expect(verdict("apps", earlier, terminated)).toMatchObject({ row: { purgeAt: 2, due: 2 } });
  });

  it("a registration that was changed since takes nothing of an older change", () => {
    const since = registration({ changedAt: status.changedAt + 1 });
    expect(verdict("apps", since, terminated).kind).toBe("keep");
  });

  it("a registration as new as the change is kept", () => {
    const same = registration({ ...status });
    expect(verdict("apps", same, terminated).kind).toBe("keep");
  });
});

describe("DA-5.law: a row that a law holds", () => {
  const hold: Hold = {
    ...{ id: "1", scope: { kind: "app" }, categories: ["messages"], authority: "Court" },
    ...{ reference: "1", reviewAt: later, placedAt: 0, placedBy: "counsel", state: "active" },
  };
  const heldVerdict = (row: Row, ...entries: readonly LedgerEntry[]) =>
    verdictOn(row, { entries, holds: [hold] }, { table: "messages", takenAt, since: now }, now);
  const erased: LedgerEntry = { kind: "conversation", group: "conversation", at: takenAt };

  it("is kept, though its time is over, or a shorter period made it due", () => {
    expect(heldVerdict(message({ until: now })).kind).toBe("keep");
    const shorter: LedgerEntry = {
      ...{ kind: "keeping", category: "messages", terms: 9, ms: 0, at: takenAt },
    };
    expect(heldVerdict(message(), shorter).kind).toBe("keep");
  });

  it("is kept as its author's, and another author's goes", () => {
    const byAuthor: Hold = { ...hold, scope: { kind: "user", digest: "person" } };
    const of = (author: string) =>
      verdictOn(
        message({ author, until: now }),
        { entries: [], holds: [byAuthor] },
        { table: "messages", takenAt, since: now },
        now,
      ).kind;
    expect([of("person"), of("somebody")]).toEqual(["keep", "erase"]);
  });

  it("is kept as its conversation's, and another conversation's goes", () => {
    const byConversation: Hold = {
      ...hold,
      scope: { kind: "conversation", digest: "conversation" },
    };
    const of = (group: string) =>
      verdictOn(
        message({ pk: keyAt(group, "2030-01-15"), until: now }),
        { entries: [], holds: [byConversation] },
        { table: "messages", takenAt, since: now },
        now,
      ).kind;
    expect([of("conversation"), of("other")]).toEqual(["keep", "erase"]);
  });

  it("comes back out of TTL's reach, though the backup is from before the hold", () => {
    const row = message({ expiresAt: 1 });
    expect(heldVerdict(row)).toEqual({ kind: "amend", row: message() });
    expect(heldVerdict(row, erased)).toEqual({
      kind: "amend",
      row: { ...message(), withdrawn: now },
    });
  });

  it("is kept from its readers if it was to be erased, and told so once", () => {
    const row = message();
    expect(heldVerdict(row, erased)).toEqual({ kind: "amend", row: { ...row, withdrawn: now } });
    expect(heldVerdict(message({ withdrawn: 1 }), erased).kind).toBe("keep");
    expect(heldVerdict(message({ at: undefined }), erased).kind).toBe("keep");
  });
});
