import { describe, expect, test } from "vitest";
import { addUp, type Holding, type Holdings, overdueOf, totalOf } from "../../client/holdings.ts";

const none = { records: 0, bytes: 0 };
const some = (records: number) => ({ records, bytes: records * 10 });

const row = (records: number, own: Partial<Holding> = {}): Holding => ({
  ...{ category: "messages", ...some(records) },
  ...{ goes: [], held: none, overdue: none, marks: none },
  ...own,
});
const page = (categories: readonly Holding[], own: Partial<Holdings> = {}): Holdings => ({
  ...{ takenAt: "2026-01-01T00:00:00.000Z", etag: '"1"' },
  categories: [...categories],
  ...own,
});

describe("the pages of what is held", () => {
  test("come to nothing while there is none", () => {
    expect(addUp([])).toBeUndefined();
  });

  test("are added up by category, and what goes by its day", () => {
    const first = row(3, { goes: [{ day: "2026-01-09", ...some(3) }] });
    const second = row(5, {
      goes: [
        { day: "2026-01-08", ...some(1) },
        { day: "2026-01-09", ...some(4) },
      ],
    });
    const sum = addUp([page([first, row(1, { category: "logData" })]), page([second])]);
    expect(sum?.categories).toEqual([
      row(8, {
        goes: [
          { day: "2026-01-08", ...some(1) },
          { day: "2026-01-09", ...some(7) },
        ],
      }),
      row(1, { category: "logData" }),
    ]);
  });

  test("keep the oldest and the newest record, and the longest delay of all", () => {
    const first = row(1, {
      oldest: "2026-01-02",
      newest: "2026-01-03",
      overdue: { ...some(1), byMs: 5 },
    });
    const second = row(1, {
      oldest: "2026-01-01",
      newest: "2026-01-02",
      overdue: { ...some(2), byMs: 9 },
    });
    const sum = addUp([page([first]), page([second]), page([row(0)])]);
    expect(sum?.categories[0]).toMatchObject({
      oldest: "2026-01-01",
      newest: "2026-01-03",
      overdue: { records: 3, bytes: 30, byMs: 9 },
    });
  });

  test("add up what a change of period would delete", () => {
    const asIf = (records: number) => ({
      goesAtOnce: some(records),
      ...{ held: some(1), earlier: some(2), later: none },
      goes: [{ day: "2026-01-09", ...some(records) }],
    });
    const sum = addUp([page([row(1, { asIf: asIf(3) })]), page([row(1, { asIf: asIf(4) })])]);
    expect(sum?.categories[0]?.asIf).toEqual({
      goesAtOnce: some(7),
      ...{ held: some(2), earlier: some(4), later: none },
      goes: [{ day: "2026-01-09", ...some(7) }],
    });
  });

  test("are not called whole while there is another", () => {
    expect(addUp([page([row(1)], { next: "more" })])?.next).toBe("more");
    expect(addUp([page([row(1)], { next: "more" }), page([row(1)])])?.next).toBeUndefined();
  });

  test("tell what is overdue of all categories, and by how much", () => {
    const late = (records: number, byMs: number) =>
      row(records, { overdue: { ...some(records), byMs } });
    expect(overdueOf(page([late(1, 7), late(2, 3)]))).toEqual({ ...some(3), byMs: 7 });
    expect(overdueOf(page([row(1)]))).toEqual(none);
    expect(totalOf(page([row(2), row(3)]))).toEqual(some(5));
  });
});
