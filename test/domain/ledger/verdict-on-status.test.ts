import { describe, expect, it } from "vitest";
import type { Row } from "../../../functions/domain/ledger/amend.ts";
import type { LedgerEntry } from "../../../functions/domain/ledger/entry.ts";
import { registration, takenAt, verdict } from "../../support/restored-rows.ts";

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
