import { describe, expect, it } from "vitest";
import type { Row } from "../../../functions/domain/ledger/amend.ts";
import type { LedgerEntry } from "../../../functions/domain/ledger/entry.ts";
import { appOfRow } from "../../../functions/domain/ledger/verdict.ts";
import {
  directoryKey,
  directoryKeyOf,
  directorySort,
  recalledGroup,
} from "../../../functions/domain/partition.ts";
import {
  day,
  keyAt,
  listedOne,
  message,
  now,
  profile,
  registration,
  takenAt,
  verdict,
} from "../../support/restored-rows.ts";

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
