import { describe, expect, it } from "vitest";
import type { Tenant } from "../../functions/domain/app.ts";
import {
  type Counted,
  counting,
  rowOf,
  type Telling,
} from "../../functions/domain/holdings-count.ts";
import type { Keeping } from "../../functions/domain/keeping.ts";
import { bytesOf } from "../../functions/domain/record-bytes.ts";

const day = 86_400_000;
const now = Date.UTC(2030, 0, 15, 12);
const kept = (days: number, more: object = {}): Keeping => ({
  kind: "kept",
  ms: days * day,
  ...more,
});
const message = (more: Partial<Counted> = {}): Counted => ({
  ...{ group: "c", author: "a", at: now, until: now + 7 * day, bytes: 100 },
  ...more,
});
const counted = (telling: Partial<Telling>, ...records: readonly Counted[]) => {
  const count = counting("messages", { keeping: kept(7), now, ...telling });
  for (const record of records) count.add(record);
  return count.view();
};
const heldByAll = kept(7, { holds: [{ kind: "app" }] });
const none = { records: 0, bytes: 0 };
const one = { records: 1, bytes: 100 };
const two = { records: 2, bytes: 200 };

describe("DA-5.period: what lies there of a category", () => {
  it("can be read, from the oldest to the newest, and goes on the day of its end", () => {
    const older = message({ at: now - day, until: now + 6 * day });
    expect(counted({}, message(), older, message({ bytes: 50 }))).toEqual({
      category: "messages",
      records: 3,
      bytes: 250,
      oldest: "2030-01-14T12:00:00.000Z",
      newest: "2030-01-15T12:00:00.000Z",
      goes: [
        { day: "2030-01-21", ...one },
        { day: "2030-01-22", records: 2, bytes: 150 },
      ],
      held: none,
      overdue: none,
      marks: none,
    });
  });

  it("says nothing of oldest and newest where nothing can be read", () => {
    expect(counted({})).not.toHaveProperty("oldest");
    expect(counted({}, message({ until: now }))).not.toHaveProperty("newest");
    expect(counted({}, message())).toMatchObject({ oldest: "2030-01-15T12:00:00.000Z" });
  });

  it("goes with the whole app if that comes first, and on its own day if that does", () => {
    expect(counted({ purgeAt: now + 2 * day }, message()).goes).toEqual([
      { day: "2030-01-17", ...one },
    ]);
    expect(counted({ purgeAt: now + 9 * day }, message()).goes).toEqual([
      { day: "2030-01-22", ...one },
    ]);
  });

  it("is overdue from its end on, for as long as the longest of it", () => {
    const over = [
      message({ until: now - 5 }),
      message({ until: now - 9 }),
      message({ until: now }),
    ];
    const { records, overdue } = counted({}, ...over);
    expect({ records, overdue }).toEqual({
      records: 0,
      overdue: { records: 3, bytes: 300, byMs: 9 },
    });
  });

  it("DA-5.opt-out: is overdue for a time that nobody knows if nothing of it may be kept", () => {
    expect(counted({ keeping: { kind: "none" } }, message()).overdue).toEqual(one);
    const withdrawn = message({ withdrawn: now });
    expect(counted({}, withdrawn, message({ until: now - 5 })).overdue).toMatchObject({ byMs: 5 });
  });

  it("PP-4.recall: is the mark of a recalled message, which nobody can read and which goes like a message", () => {
    const mark = message({ recalled: true });
    expect(counted({}, mark)).toMatchObject({ records: 0, marks: one, overdue: none });
    const over = message({ recalled: true, until: now });
    expect(counted({}, over)).toMatchObject({ marks: none, overdue: one });
  });

  it("DA-5.law: is held, readable or not, and then has no day on which it goes", () => {
    const over = message({ until: now });
    expect(counted({ keeping: heldByAll }, message(), over)).toMatchObject({
      ...{ records: 1, held: two, goes: [], overdue: none },
    });
  });
});

describe("DA-5.period: what a change of storage would do to what can be read", () => {
  const supposed = (asIf: Keeping, more: Partial<Telling>, ...records: readonly Counted[]) =>
    counted({ asIf, ...more }, ...records).asIf;
  const old = message({ at: now - 2 * day, until: now + 5 * day });

  it("is not told unless it is asked for", () => {
    expect(counted({}, message())).not.toHaveProperty("asIf");
  });

  it("ends some at once, others earlier, and says on which day each would go", () => {
    expect(supposed(kept(2), {}, message(), old)).toEqual({
      ...{ goesAtOnce: one, held: none, earlier: one, later: none },
      goes: [{ day: "2030-01-17", ...one }],
    });
  });

  it("ends nothing earlier or later that it leaves as it is", () => {
    expect(supposed(kept(7), {}, message(), old)).toMatchObject({
      ...{ goesAtOnce: none, earlier: none, later: none },
      goes: [
        { day: "2030-01-20", ...one },
        { day: "2030-01-22", ...one },
      ],
    });
  });

  it("keeps some for longer if the period in force had been a shorter one", () => {
    const shorter = { keeping: kept(3) };
    expect(supposed(kept(7), shorter, message())).toMatchObject({
      ...{ earlier: none, later: one, goes: [{ day: "2030-01-22", ...one }] },
    });
  });

  it("moves nothing that goes with the whole app before either end", () => {
    const soon = { purgeAt: now + day };
    expect(supposed(kept(2), soon, message())).toMatchObject({
      ...{ earlier: none, later: none, goes: [{ day: "2030-01-16", ...one }] },
    });
  });

  it("DA-5.law: leaves what is held, and tells of it only if nobody could read it any more", () => {
    const holds = [{ kind: "user" as const, digest: "a" }];
    const asIf = kept(2, { holds });
    const told = supposed(asIf, { keeping: kept(7, { holds }) }, message(), { ...old, bytes: 30 });
    const held = { records: 1, bytes: 30 };
    expect(told).toEqual({ goesAtOnce: none, held, earlier: none, later: none, goes: [] });
  });

  it("leaves out what cannot be read now", () => {
    expect(supposed(kept(2), {}, message({ until: now }))).toMatchObject({ goesAtOnce: none });
  });
});

describe("PP-6.configuration: the one row of an app", () => {
  const settings = { version: 1 };
  const purgeAt = now + 60 * day;
  const app = (status: string) => ({
    appId: "a",
    status,
    ...(status === "active" ? {} : { purgeAt }),
  });
  const tenant = (status: string, state?: string) =>
    ({
      ...{ app: app(status), settings },
      holds: state === undefined ? [] : [{ state }],
    }) as unknown as Tenant;
  const row = { records: 1, bytes: bytesOf(app("active")) };

  it("stays while the app is in use, and goes with it once it is terminated", () => {
    expect(rowOf("appRegistry", tenant("active"))).toMatchObject({ ...row, goes: [], held: none });
    expect(rowOf("appRegistry", tenant("terminated")).goes).toMatchObject([{ day: "2030-03-16" }]);
  });

  it("DA-5.law: is held with anything of the app, terminated or not, until the hold is being lifted", () => {
    expect(rowOf("appRegistry", tenant("active", "active")).held).toEqual(row);
    expect(rowOf("appRegistry", tenant("terminated", "pending"))).toMatchObject({
      ...{ goes: [], held: { records: 1 } },
    });
    expect(rowOf("appRegistry", tenant("terminated", "lifting"))).toMatchObject({
      ...{ goes: [{ day: "2030-03-16" }], held: none },
    });
  });

  it("is as large as what it says: the registration, or the settings", () => {
    expect(rowOf("configuration", tenant("active"))).toMatchObject({ bytes: bytesOf(settings) });
  });
});
