import { describe, expect, it } from "vitest";
import type { Hold } from "../../../functions/domain/holds.ts";
import type { Row } from "../../../functions/domain/ledger/amend.ts";
import type { LedgerEntry } from "../../../functions/domain/ledger/entry.ts";
import { verdictOn } from "../../../functions/domain/ledger/verdict.ts";
import { keyAt, later, message, now, takenAt } from "../../support/restored-rows.ts";

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
