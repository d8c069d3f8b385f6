/**
 * What takes two people (DA-5.law). Whoever knows a machine's secret can speak as the machine, so what a machine says is
 * said by nobody in particular: it counts for none of the two.
 */
import type { Hold } from "./holds.ts";
import { Problem } from "./problem.ts";

/** Who speaks: a person by the subject of the token, or a machine by its client. */
export type Actor = { readonly id: string; readonly isPerson: boolean };

const noPerson = "Several people may know a machine's secret: sign in as a person";

/** The person who placed a hold, if it was one. */
const placerOf = ({ placedBy, byMachine }: Hold): readonly string[] =>
  byMachine === true ? [] : [placedBy];

/** Some people, and one more. Throws "second-person-needed" for a machine, and for whoever is one of them. */
const joinedBy = (people: readonly string[], { id, isPerson }: Actor): readonly string[] => {
  if (!isPerson) throw new Problem("second-person-needed", noPerson);
  if (people.includes(id)) throw new Problem("second-person-needed");
  return [...people, id];
};

const areTwo = (people: readonly string[]): boolean => people.length >= 2;

/** The hold after somebody has agreed to it, which is over the bound; with two people's word it stays. Throws "nothing-to-agree". */
export const agreedBy = (hold: Hold, actor: Actor): Hold => {
  const { agreement, state } = hold;
  if (state === "lifting" || agreement?.until === undefined) throw new Problem("nothing-to-agree");
  const people = joinedBy([...placerOf(hold), ...agreement.by], actor);
  const by = [...agreement.by, actor.id];
  return { ...hold, agreement: areTwo(people) ? { by } : { ...agreement, by } };
};

/** The hold after somebody wants it lifted: two people lift it, of whom one may be who placed it. */
export const liftedBy = (hold: Hold, actor: Actor): Hold => {
  const { liftAskedBy: asked = [] } = hold;
  const people = joinedBy([...placerOf(hold), ...asked], actor);
  if (areTwo(people)) return { ...hold, state: "lifting" };
  return { ...hold, liftAskedBy: [...asked, actor.id] };
};
