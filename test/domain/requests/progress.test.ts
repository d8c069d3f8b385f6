import fc from "fast-check";
import { expect, test } from "vitest";
import {
  afterLooking,
  countsOf,
  type ErasedNow,
  type Looked,
  noProgress,
  type Progress,
} from "../../../functions/domain/requests/progress.ts";

/** As the store adds and sets it. */
const afterErasing = (before: Progress | undefined, { erased, refused }: ErasedNow): Progress => ({
  ...noProgress,
  ...before,
  erased: (before?.erased ?? 0) + erased,
  refused,
});

/** What happens to the records of a request: they are held or free, erased by its worker or by the end of a hold. */
const event = fc.oneof(
  fc.record({
    kind: fc.constantFrom("hold", "lift", "arrive") as fc.Arbitrary<"hold">,
    many: fc.nat(5),
  }),
  fc.record({ kind: fc.constant("erase"), refused: fc.nat(2) }),
  fc.record({ kind: fc.constantFrom("look", "look-begins", "look-ends", "lifted-erased") }),
);

type Stage = {
  free: number;
  held: number;
  freed: number;
  gone: number;
  progress: Progress | undefined;
  /** What another worker has found, and not noted yet. */
  found?: Looked | undefined;
};

const looked = ({ held, free, freed, progress }: Stage): Looked => ({
  ...{ held, left: free + freed, erased: progress?.erased ?? 0 },
});

const erase = (stage: Stage, { refused = 0 }: { refused?: number }): void => {
  const kept = Math.min(refused, stage.free + stage.freed);
  const erased = stage.free + stage.freed - kept;
  stage.progress = afterErasing(stage.progress, { erased, refused: kept });
  stage.gone += erased;
  [stage.free, stage.freed] = [kept, 0];
};

/** A look that begins has the turn: what another one has found is not noted any more. */
const look = (stage: Stage, kind: string): void => {
  if (kind === "look" || kind === "look-begins") stage.found = looked(stage);
  if ((kind === "look" || kind === "look-ends") && stage.found !== undefined) {
    stage.progress = afterLooking(stage.progress, stage.found);
    stage.found = undefined;
  }
};

const happen = (stage: Stage, one: { kind: string; many?: number; refused?: number }): void => {
  const { many = 0 } = one;
  const [toHold, toFree] = [Math.min(many, stage.free), Math.min(many, stage.held)];
  if (one.kind === "arrive") stage.free += many;
  if (one.kind === "hold") [stage.free, stage.held] = [stage.free - toHold, stage.held + toHold];
  if (one.kind === "lift") [stage.held, stage.freed] = [stage.held - toFree, stage.freed + toFree];
  if (one.kind === "lifted-erased") [stage.gone, stage.freed] = [stage.gone + stage.freed, 0];
  if (one.kind === "erase") erase(stage, one);
  look(stage, one.kind);
};

test("DA-5.law: whatever is held, lifted, refused or late, and whoever else is at work, no more is called deleted than is gone, and the parts add up", () => {
  fc.assert(
    fc.property(fc.nat(6), fc.array(event, { maxLength: 12 }), (free, events) => {
      const stage: Stage = { free, held: 0, freed: 0, gone: 0, progress: undefined };
      for (const one of events) {
        happen(stage, one);
        const { found, deleted, held, refused, remaining } = countsOf(stage.progress);
        expect(deleted).toBeLessThanOrEqual(stage.gone);
        expect(found).toBe(deleted + held + refused + remaining);
        if (one.kind === "look") expect(held).toBe(stage.held);
      }
    }),
  );
});

test("DA-5.law: what a hold kept and its end has erased is deleted, once, whoever was faster", () => {
  const held = afterLooking(afterErasing(undefined, { erased: 2, refused: 0 }), {
    ...{ held: 3, left: 0, erased: 2 },
  });
  const sums = { found: 5, refused: 0, remaining: 0 };
  expect(countsOf(held)).toEqual({ ...sums, deleted: 2, held: 3 });
  const byHold = afterLooking(held, { held: 0, left: 0, erased: 2 });
  const byRequest = afterLooking(afterErasing(held, { erased: 3, refused: 0 }), {
    ...{ held: 0, left: 0, erased: 5 },
  });
  for (const one of [byHold, byRequest])
    expect(countsOf(one)).toEqual({ ...sums, deleted: 5, held: 0 });
});

test("DA-5.law: numbers of an older form, which called what was held deleted, are not taken for it", () => {
  const before = { found: 172, deleted: 172, refused: 0 };
  expect(
    countsOf(afterLooking(before as Partial<Progress>, { held: 172, left: 0, erased: 0 })),
  ).toMatchObject({
    found: 172,
    deleted: 0,
    held: 172,
  });
});

test("DA-5.request: what a look has seen is all that it found, and all that had gone before it", () => {
  expect(afterLooking(undefined, { erased: 3, held: 1, left: 2 }).seen).toBe(6);
});
