import { describe, expect, it } from "vitest";
import { agreementsEnd, type Hold, isToBeSeenTo, lapsed } from "../../functions/domain/holds.ts";
import { Problem } from "../../functions/domain/problem.ts";
import { type Actor, agreedBy, liftedBy } from "../../functions/domain/two-people.ts";

const until = 1_000;
const hold = (more: Partial<Hold>): Hold => ({
  ...{ id: "1", scope: { kind: "app" }, categories: ["messages"], authority: "Court" },
  ...{ reference: "1", reviewAt: 10_000, placedAt: 0, placedBy: "ada", state: "active", ...more },
});
const actors: readonly Actor[] = ["ada", "grace", "mary"].flatMap((id) =>
  [true, false].map((isPerson) => ({ id, isPerson })),
);
const placers = [{}, { byMachine: true }] as const;

/** What all of some actors make of it, those who are refused left out; and who was let in. */
const left = (start: Hold, how: typeof liftedBy, those: readonly Actor[]) =>
  those.reduce(
    ({ held, heard }, actor) => {
      try {
        return { held: how(held, actor), heard: [...heard, actor.id] };
      } catch (error) {
        if (error instanceof Problem) return { held, heard };
        throw error;
      }
    },
    { held: start, heard: [] as string[] },
  );

const cells = placers.flatMap((placer) =>
  actors.flatMap((first) => actors.map((second) => ({ placer, first, second }))),
);

/** The different people among who placed it and who was heard. */
const peopleIn = (placer: (typeof placers)[number], those: readonly Actor[]): number =>
  new Set([
    ...("byMachine" in placer ? [] : ["ada"]),
    ...those.filter(({ isPerson }) => isPerson).map(({ id }) => id),
  ]).size;

describe("DA-5.law: two people are two, and a machine is none", () => {
  it.each(cells)(
    "$placer.byMachine, $first.id $first.isPerson, $second.id $second.isPerson",
    (cell) => {
      const { placer, first, second } = cell;
      const areTwo = peopleIn(placer, [first, second]) >= 2;
      const lifted = left(hold(placer), liftedBy, [first, second]);
      expect(lifted.held.state === "lifting").toBe(areTwo);
      const waiting = hold({ ...placer, agreement: { until, by: [] } });
      const agreed = left(waiting, agreedBy, [first, second]);
      expect(agreed.held.agreement?.until === undefined).toBe(areTwo);
      expect(agreed.held.agreement?.by).toEqual(agreed.heard);
    },
  );
});

it("DA-5.law: there are as many cells as placers and pairs of speakers", () => {
  expect(cells).toHaveLength(placers.length * actors.length ** 2);
  expect(cells).toHaveLength(72);
});

describe("DA-5.law: a hold that waits for a second person", () => {
  const waiting = hold({ agreement: { until, by: [] } });

  it("holds to the last instant, and not a moment longer", () => {
    expect(lapsed(waiting, until - 1)).toBe(waiting);
    expect(lapsed(waiting, until).state).toBe("lifting");
    expect(lapsed(hold({ agreement: { by: ["grace"] } }), until).state).toBe("active");
    expect(agreementsEnd([waiting, { ...waiting, state: "lifting" }, hold({})])).toEqual([until]);
  });

  it("is called to somebody's mind each day, as one is that must be reviewed", () => {
    expect(isToBeSeenTo(waiting, 0)).toBe(true);
    expect([9_999, 10_000].map((at) => isToBeSeenTo(hold({}), at))).toEqual([false, true]);
  });
});

describe("DA-5.law: a hold that needs nobody's word", () => {
  const grace: Actor = { id: "grace", isPerson: true };
  const waits = { agreement: { until, by: [] } };

  it.each([
    ["is within the bound", {}],
    ["has two people's word", { agreement: { by: ["mary"] } }],
    ["is being lifted", { ...waits, state: "lifting" } as const],
  ])("gets none: it %s", (_, more) => {
    expect(() => agreedBy(hold(more), grace)).toThrow(
      expect.objectContaining({ problem: "nothing-to-agree" }),
    );
    expect(agreedBy(hold(waits), grace).agreement).toEqual({ by: ["grace"] });
  });
});
