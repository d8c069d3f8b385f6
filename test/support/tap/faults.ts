/** What can go wrong with one call: before it took effect, or after it did and its answer was lost. */
import type { Named, Request } from "./calls.ts";
import { conflictOf } from "./conflict.ts";
import { partialOf } from "./partial.ts";
import { type Answer, refusalOf } from "./refusals.ts";

export const kinds = ["throttled", "failed", "reset", "partial", "conflict", "death"] as const;

/**
 * `partial` is an answer of success that refuses a part. `conflict` is a write that met a transaction of somebody else's,
 * and did nothing. `death` is the end of the process that called: this call and
 * all after it reach nobody any more.
 */
export type Kind = (typeof kinds)[number];
export type Fault = { readonly kind: Kind; readonly effect: "before" | "after" };

/** What the caller is given; nothing if its connection breaks. */
type Told = Answer | undefined;
export type Pass = (body?: Buffer) => Promise<Answer>;

const told = ({ service }: Named, kind: Exclude<Kind, "partial" | "conflict">): Told => {
  if (kind === "reset") return undefined;
  return refusalOf(service, kind === "death" ? "denied" : kind);
};

/** Carries a call out as the fault wants it; what cannot be refused in part is refused as a whole. */
export const faulty = async (
  { kind, effect }: Fault,
  named: Named,
  request: Request,
  pass: Pass,
): Promise<Told> => {
  if (kind === "conflict") {
    return (
      conflictOf(named, request) ?? faulty({ kind: "throttled", effect }, named, request, pass)
    );
  }
  if (kind !== "partial") {
    if (effect === "after") await pass();
    return told(named, kind);
  }
  const partial = partialOf(named, request);
  if (partial === undefined) return faulty({ kind: "throttled", effect }, named, request, pass);
  if (effect === "after") return partial.lost(await pass());
  const done = partial.pass === undefined ? undefined : await pass(partial.pass);
  return partial.answer(done);
};
