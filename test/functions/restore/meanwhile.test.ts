/**
 * A restore beside whoever else is at work, who comes in at each border of its pages, alone and in every order of two: no
 * record lies there without a row of the directory, and nothing is said of what was deleted that is not so.
 */
import { beforeAll, describe, expect, it } from "vitest";
import {
  type Answers,
  allEnds,
  borders,
  givenLoss,
  type Happening,
  happenings,
  restoreWhile,
} from "../../support/restore-scenes.ts";
import { someOf } from "../../support/some-of.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const each = Object.keys(happenings) as Happening[];
const pairs = each.flatMap((one) =>
  each.filter((other) => other !== one).map((other) => [one, other]),
);

/** Restores while some of it happens, one after the other. */
const play = async (what: readonly Happening[], border: number): Promise<void> => {
  const loss = await givenLoss(w);
  const answers: Answers = {};
  await restoreWhile(w, loss, border, async () => {
    for (const one of what) answers[one] = await happenings[one](w, loss.app);
  });
  expect(Object.keys(answers)).toHaveLength(what.length);
  await allEnds(w, loss.app, answers);
};

describe.each(each)("PP-5, DA-5.request: while a table is restored, a %s", (one) => {
  it.each(borders)(
    "at border %i leaves no record unlisted, and says nothing that is not so",
    (border) => play([one], border),
  );
});

describe.each(pairs.map(([first, second], number) => ({ first, second, number })))(
  "PP-5, DA-5.law: while a table is restored, a $first and then a $second",
  ({ first, second, number }) => {
    it.each(someOf(borders, 4, number))(
      "at border %i leave no record unlisted, and say nothing that is not so",
      (border) => play([first, second] as Happening[], border),
    );
  },
);
