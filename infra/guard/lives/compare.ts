import { type Finding, finding } from "../finding.ts";
import type { Resource } from "../template/model.ts";
import { type Copy, inWords, type Life } from "./copy.ts";
import type { Allowed } from "./promise.ts";

/** A finding for each copy that can be read, or is there, for longer than is allowed or for who knows how long. */
export const tooLong = (
  resource: Resource,
  copies: readonly Copy[],
  allowed: Allowed,
): readonly Finding[] => copies.flatMap((copy) => ofCopy(resource, copy, allowed));

const ofCopy = (resource: Resource, copy: Copy, allowed: Allowed): Finding[] => {
  const clause = copy.clause ?? allowed.clause;
  const found = (why: string) => finding(resource, copy.property, clause, why);
  const bound = boundOf(copy, copy.physical, allowed, allowed.removal);
  const readable = boundOf(copy, copy.readable, allowed, 0);
  if (copy.usual === true && allowed.usualDelay === undefined) {
    return [found(`could not decide: AWS gives a usual delay and no bound (${copy.why})`)];
  }
  if (!(copy.physical.milliseconds <= bound)) {
    return [found(broken(copy, "physically there", copy.physical, bound))];
  }
  return copy.readable.milliseconds <= readable
    ? []
    : [found(broken(copy, "readable", copy.readable, readable))];
};

const boundOf = (copy: Copy, { from }: Life, allowed: Allowed, slack: number): number =>
  copy.bound ?? (from === "expiry" ? slack : allowed.shortest) + (copy.backup ? allowed.backup : 0);

const broken = ({ name, why }: Copy, how: string, life: Life, bound: number): string => {
  const since = life.from === "expiry" ? "after the promised period" : "from its writing";
  const computed = inWords(life.milliseconds);
  return Number.isNaN(life.milliseconds)
    ? `${name}: ${computed} how long they are ${how} ${since}, allowed ${inWords(bound)} (${why})`
    : `${name}: ${how} ${computed} ${since}, allowed ${inWords(bound)} (${why})`;
};
