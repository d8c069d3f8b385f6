import { describe, expect, it } from "vitest";
import {
  type AskedRow,
  isDone,
  purgeAsking,
  requestAsking,
  requestIn,
  settingsAsking,
} from "../../functions/domain/data-holders.ts";
import { erasureDetail } from "../../functions/domain/erasure-detail.ts";

const now = Date.UTC(2030, 0, 15);
const asked = (asking: Pick<AskedRow, "erasure" | "what" | "until">) =>
  erasureDetail("a", { ...asking, holder: "mysql", state: "asked", since: now + 1 });

describe("PP-4.integrated: what a store of the operator's own is asked to erase", () => {
  it("is all of an app when it is purged, of what was collected until then", () => {
    expect(asked(purgeAsking(now))).toEqual({
      ...{ appId: "a", erasure: "purge", holder: "mysql", scope: "app" },
      ...{ since: "2030-01-15T00:00:00.001Z", until: "2030-01-15T00:00:00.000Z" },
    });
  });

  it("DA-5.period: is what a category keeps no longer than so many seconds, after changed settings", () => {
    expect(asked(settingsAsking(7, "messages", 86_400_000, now))).toMatchObject({
      ...{ erasure: "settings|7|messages", scope: "category", category: "messages" },
      keepSeconds: 86_400,
    });
  });

  it("DA-5.request: is a whole category, or a person or conversation that is named by the request alone", () => {
    const requestId = "r";
    const category = { kind: "category", category: "messages" } as const;
    const detail = asked(requestAsking({ requestId, scope: category }, now));
    expect(detail).toMatchObject({ scope: "category", category: "messages" });
    expect(detail).not.toHaveProperty("keepSeconds");
    for (const kind of ["user", "conversation"] as const) {
      const about = asked(requestAsking({ requestId, scope: { kind, digest: "d" } }, now));
      expect(about).toMatchObject({
        scope: kind,
        subject: "/v1/apps/a/deletion-requests/r/subject",
      });
      expect(JSON.stringify(about)).not.toContain('"d"');
    }
  });

  it("DA-5.request: is told apart by whether it carries out a request, and which", () => {
    const { erasure } = requestAsking(
      { requestId: "r", scope: { kind: "user", digest: "d" } },
      now,
    );
    expect(requestIn(erasure)).toBe("r");
    expect(requestIn("purge")).toBeUndefined();
    expect(requestIn("settings|7|messages")).toBeUndefined();
  });
});

describe("PP-4.integrated: a row of another form", () => {
  const rows: readonly (readonly [erasure: string, what: unknown])[] = [
    ["settings|7|messages", { scope: "category", category: "messages" }],
    ["settings|7|messages", { scope: "app" }],
    ["request|r", { scope: "app" }],
    ["request|r", { scope: "user", requestId: "another" }],
    ["request|r", { scope: "user" }],
    ["request|r", { scope: "category", category: "messages", keepMs: 1 }],
    ["purge", { scope: "category", category: "messages" }],
    ["newer", { scope: "category", category: "messages" }],
    ...[{}, "newer", { scope: "newer" }, { scope: "app", newer: 1 }].map(
      (what) => ["purge", what] as const,
    ),
  ];
  it.each(rows)("asks a store for nothing: %s of %j", (erasure, what) => {
    const row = { erasure, what: what as AskedRow["what"], until: now };
    expect(() => asked(row)).toThrow("not of a form that can be read");
  });
});

describe("PP-4.integrated: a store is done", () => {
  const confirmed = {
    ...{ appId: "a", erasure: "purge", holder: "mysql", since: "2030-01-15T00:00:00Z" },
    ...{ found: 3, deleted: 3, refused: 0, remaining: 0 },
  };

  it("if it deleted all that it found, found nothing more, and kept nothing back", () => {
    expect(isDone(confirmed)).toBe(true);
    expect(isDone({ ...confirmed, found: 0, deleted: 0 })).toBe(true);
  });

  it.each([{ refused: 1 }, { remaining: 1 }, { deleted: 2 }])("and not with %j", (change) => {
    expect(isDone({ ...confirmed, ...change })).toBe(false);
  });
});
