/** One round of a request's work, as far as patience goes: each of its parts is erased, then each is looked at. */
import type { Tenant } from "../domain/app.ts";
import { passedOver } from "../domain/passed-over.ts";
import { type Part, partsOf } from "../domain/requests/parts.ts";
import { afterLooking } from "../domain/requests/progress.ts";
import type { DeletionRequest } from "../domain/requests/request.ts";
import { categories, type Perishable } from "../policy/categories.ts";
import type { Holder, Patience, Requests, Turn } from "../ports.ts";
import { amend } from "../steps/requests/amend.ts";
import { erasePart } from "./erase-part.ts";
import { lookAtPart, type Seen, together, unseen } from "./look.ts";
import type { CarryOutTask } from "./task.ts";

export type Working = {
  readonly holders: Readonly<Record<Perishable, Holder>>;
  readonly requests: Requests;
  /** Whose turn the work is done in; a look is noted only while it still is: looks never go on beside each other. */
  readonly turn?: Turn | undefined;
};

type Place = NonNullable<CarryOutTask["from"]>;

/** Where to go on, and whether that must wait for the writers that the round has overtaken; or what was seen in the end. */
export type Round =
  | { readonly kind: "stopped"; readonly from: Place; readonly settle: boolean }
  | { readonly kind: "looked"; readonly seen: Seen };

export type Step = {
  readonly tenant: Tenant;
  readonly request: DeletionRequest;
  readonly now: number;
  /** When the round began that this is a part of. */
  readonly since: number;
};

const erase = async (
  ports: Working,
  step: Step,
  part: Part,
  { seen = unseen, ...place }: Place,
  patience: Patience,
): Promise<Place> => {
  const holder = ports.holders[part.category];
  const result = await erasePart(
    ...([holder, step.tenant, part, place.cursor, step.now, patience] as const),
  );
  const { table } = categories[part.category];
  const { erased, refused } = result;
  await ports.requests.count(step.request, table, { erased, refused }, step.now);
  if (refused > 0) throw new Error("Something could not go");
  return result.finished
    ? { stage: place.stage + 1, seen }
    : { stage: place.stage, seen, cursor: result.cursor };
};

const look = async (
  ports: Working,
  step: Step,
  part: Part,
  { seen = unseen, here = unseen, erased: known, ...place }: Place,
  patience: Patience,
): Promise<Place> => {
  const holder = ports.holders[part.category];
  const { table } = categories[part.category];
  const erased = known ?? step.request.counts?.[table]?.erased ?? 0;
  const looked = await lookAtPart(holder, step.tenant, part, place.cursor, step.now, patience);
  const sum = together(here, looked.seen);
  if (!looked.finished) return { ...place, seen, here: sum, erased, cursor: looked.cursor };
  const there = { held: sum.held, left: sum.left + sum.waiting, erased };
  const isOurs = ({ turn }: DeletionRequest) => ports.turn === undefined || turn === ports.turn;
  const noted = (request: DeletionRequest) =>
    isOurs(request)
      ? { counts: { ...request.counts, [table]: afterLooking(request.counts?.[table], there) } }
      : undefined;
  // Refused if the request is over: its receipt says what was counted until its end. Or another chain has the turn.
  passedOver(await amend(ports.requests, step.request, noted, step.now));
  return { stage: place.stage + 1, seen: together(seen, sum) };
};

/** Does what comes next at a place: the part is erased, or looked at. */
const stepFrom = (
  ports: Working,
  step: Step,
  parts: readonly Part[],
  place: Place,
  patience: Patience,
): Promise<Place> => {
  const part = parts[place.stage % parts.length];
  if (part === undefined) throw new Error("A request is about something");
  return (place.stage < parts.length ? erase : look)(ports, step, part, place, patience);
};

/** Works until patience runs out, or all parts have been erased, or all have been looked at. */
export const workThrough = async (
  ports: Working,
  step: Step,
  from: Place,
  patience: Patience,
): Promise<Round> => {
  const parts = partsOf(step.request);
  const end = 2 * parts.length;
  const isBetween = ({ stage, cursor }: Place) => stage === parts.length && cursor === undefined;
  let place = from;
  let goesOn = true;
  while (goesOn && place.stage < end) {
    place = await stepFrom(ports, step, parts, place, patience);
    goesOn = !isBetween(place) && place.cursor === undefined && patience();
  }
  return place.stage < end
    ? { kind: "stopped", from: place, settle: isBetween(place) }
    : { kind: "looked", seen: place.seen ?? unseen };
};
