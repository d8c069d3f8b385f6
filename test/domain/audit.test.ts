import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AuditState,
  isInDoubt,
  type Pass,
  pagesNow,
  passAt,
  progressOf,
  wasInDoubt,
} from "../../functions/domain/audit.ts";
import { milliseconds } from "../../functions/policy/duration.ts";
import { operational } from "../../functions/policy/periods.ts";

const now = Date.UTC(2030, 0, 15);
const every = milliseconds(operational.auditPass);
const run = milliseconds(operational.auditEvery);
const rest = milliseconds(operational.restoreRest);

/** Works as the audit does, so many pages long, until a pass has ended; answers how long that took (ms), and the most pages of a run. */
const passOver = (length: number, before: AuditState) => {
  let state = before;
  let most = 0;
  for (let at = now; ; at += run) {
    const pass = passAt(state, at);
    if (pass === undefined) throw new Error("No pass is made");
    const some = Math.min(pagesNow(state, pass, at), length - pass.pages);
    most = Math.max(most, some);
    const pages = pass.pages + some;
    const cursor = pages < length ? String(pages) : undefined;
    state = { ...state, ...progressOf(state, { ...pass, pages, cursor }, at) };
    if (state.pass === undefined) return { state, took: at - now, most };
  }
};

describe("DA-5.request: the audit of a directory", () => {
  it("makes its first pass as fast as it can, and begins the next one when its time has come", () => {
    const { state, took } = passOver(5_000, {});
    expect(took).toBe(0);
    expect(passAt(state, now + every - 1)).toBeUndefined();
    expect(passAt(state, now + every)).toMatchObject({ startedAt: now + every, pages: 0 });
  });

  it("takes its time over a pass and hardly more, however much the store has grown", () => {
    const length = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(length, length, (before, after) => {
        const last = { startedAt: now - every, completedAt: now, pages: before, unlisted: 0 };
        const { took, most } = passOver(after, { last });
        expect(took).toBeLessThanOrEqual(every + Math.ceil(Math.log2(after + 1)) * run);
        if (after <= before)
          expect(most).toBeLessThanOrEqual(Math.ceil((before * run) / every) + 1);
      }),
      { numRuns: 50 },
    );
  });

  const restoredAt = now;
  const cleanSince = now - 1;
  const passed = (startedAt: number, unlisted: number, state: AuditState): AuditState => ({
    ...state,
    ...progressOf(state, { startedAt, pages: 1, unlisted }, startedAt + 1),
  });

  it("is noted as going on from its place while it has one, and as the last one once it has none", () => {
    const pass: Pass = { startedAt: now, cursor: "c", pages: 7, unlisted: 0 };
    const last = { startedAt: now - every, completedAt: now - 1, pages: 3, unlisted: 0 };
    const before: AuditState = { last, cleanSince };
    expect(progressOf(before, pass, now)).toStrictEqual({ pass, last, cleanSince });
    const { cursor, ...passed } = pass;
    expect(progressOf(before, passed, now + 1)).toStrictEqual({
      pass: undefined,
      last: { ...passed, completedAt: now + 1 },
      cleanSince: now,
    });
  });

  it("puts nothing in doubt in peace", () => {
    expect(isInDoubt({})).toBe(false);
    expect(wasInDoubt({}, now)).toBe(false);
    expect(isInDoubt({ cleanSince })).toBe(false);
  });

  it("says nothing for a directory after a restore, until a pass has found nothing that began when none was at work", () => {
    const state: AuditState = { restoredAt, cleanSince };
    expect(isInDoubt(state)).toBe(true);
    expect(isInDoubt(passed(now + rest, 0, state))).toBe(true);
    expect(isInDoubt(passed(now + rest + 1, 1, state))).toBe(true);
    expect(isInDoubt(passed(now + rest + 1, 0, state))).toBe(false);
  });

  it("says nothing for a directory in which something was missing, until a later pass has found nothing", () => {
    const state = passed(now - 5, 1, { foundAt: now });
    expect(isInDoubt(state)).toBe(true);
    expect(isInDoubt(passed(now, 0, state))).toBe(true);
    expect(isInDoubt(passed(now + 1, 0, state))).toBe(false);
  });

  it("says nothing for whoever began before what was missing was listed", () => {
    const state = passed(now + 1, 0, { foundAt: now });
    expect(wasInDoubt(state, now)).toBe(true);
    expect(wasInDoubt(state, now + 1)).toBe(false);
  });

  it("begins anew after a restore, when none is at work, and then at once", () => {
    const pass: Pass = { startedAt: now - 1, cursor: "c", pages: 7, unlisted: 1 };
    const state: AuditState = { pass, restoredAt, last: { ...pass, completedAt: now } };
    expect(passAt(state, now + rest)).toBeUndefined();
    expect(passAt(state, now + rest + 1)).toEqual({
      startedAt: now + rest + 1,
      pages: 0,
      unlisted: 0,
    });
  });

  it("begins anew in the very instant in which a restore has rested: none may have begun with it", () => {
    const pass: Pass = { startedAt: now + rest, cursor: "c", pages: 7, unlisted: 0 };
    expect(passAt({ pass, restoredAt }, now + rest + 1)).not.toBe(pass);
  });

  it("reads as many pages at a time as make up the last pass, and hurries once it is as long as that", () => {
    const last = {
      startedAt: now - every,
      completedAt: now,
      unlisted: 0,
      pages: (10 * every) / run,
    };
    const read = (pages: number, at: number) =>
      pagesNow({ last }, { startedAt: now, pages, unlisted: 0 }, at);
    expect(read(0, now)).toBe(10);
    expect(read(last.pages - 1, now + every - run)).toBe(1);
    expect(read(last.pages, now + every - run)).toBe(last.pages);
  });

  it("goes on in a pass that no restore has overtaken, without a bound while somebody may wait for it", () => {
    const pass: Pass = { startedAt: now + rest + 1, cursor: "c", pages: 7, unlisted: 0 };
    const last = { ...pass, completedAt: now };
    const state: AuditState = { pass, restoredAt, last };
    expect(passAt(state, now + 2 * rest)).toBe(pass);
    expect(pagesNow(state, pass, now + 2 * rest)).toBe(Number.POSITIVE_INFINITY);
  });
});
