/** The matrix of loss: every damage of every table, before each worker of a scene. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { metrics, tables } from "../../../functions/policy/names.ts";
import { someOf } from "../some-of.ts";
import { cell, type Stage, staged } from "./cell.ts";
import { damagesOf } from "./damages.ts";
import { liesIn } from "./said.ts";
import type { Scene } from "./scene.ts";

const longest = 1_200_000;

/** Answers whether an app of which nobody can say how it is kept has been counted since it was asked last. */
const listening = (): (() => boolean) => {
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "false");
  vi.stubEnv("POWERTOOLS_DEV", "true");
  const lines = vi.spyOn(console, "log").mockImplementation(() => undefined);
  return () => {
    const isCounted = lines.mock.calls.some(([line]) => String(line).includes(metrics.unknown));
    lines.mockClear();
    return isCounted;
  };
};

/** What is wrong after some damages of a table, by the names of the damages. */
const wrongAfter = async (stage: Stage, table: string, from: number) => {
  const { base, before } = stage;
  const damages = damagesOf(base, before).filter((one) => one.table === table);
  const some = someOf(damages, 30, from);
  const wrong: Record<string, readonly string[]> = {};
  const isRung = listening();
  for (const damage of some) {
    const { wrong: found, isUnknown } = await cell(stage, damage);
    const all = isUnknown && !isRung() ? [...found, "nobody was told of it"] : found;
    if (all.length > 0) wrong[damage.name] = all;
    isRung();
  }
  return { wrong, cells: some.length };
};

/** Describes that nothing more goes after a damage than without it, and that nothing is said that is not so. */
export const matrixOf = (scenes: readonly Scene[]): void => {
  let cells = 0;
  afterAll(() => void process.stdout.write(`${cells} cells of the matrix of loss\n`));

  const numbered = scenes.map((scene, number) => ({ ...scene, number }));
  describe.each(numbered)("DA-5.law, DA-5.period: before $name", ({ number, ...scene }) => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await staged(scene);
    });

    it("nothing is said that is not so while nothing is damaged", () => {
      const { base, tenant, undamaged: after, w } = stage;
      const told = { base, tenant, after, damage: undefined, now: w.clock.now };
      expect(liesIn(told)).toEqual([]);
    });

    it.each(tables)(
      "nothing goes for a damage of %s, nor is anything said that is not so",
      async (table) => {
        const found = await wrongAfter(stage, table, number);
        cells += found.cells;
        expect(found.wrong).toEqual({});
      },
      longest,
    );
  });
};
