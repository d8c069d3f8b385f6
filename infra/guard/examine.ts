import type { Holding } from "./claim.ts";
import { claimsAsAsked } from "./claims-as-asked.ts";
import { type Finding, finding } from "./finding.ts";
import { tooLong } from "./lives/compare.ts";
import type { Copy } from "./lives/copy.ts";
import { type Allowed, allowedFor } from "./lives/promise.ts";
import { staysInRegion } from "./region/stays-in-region.ts";
import type { Duty, Restraint } from "./rights/duty.ts";
import { leastPrivilege } from "./rights/least-privilege.ts";
import { inert } from "./sheets/inert.ts";
import { keepers } from "./sheets/keepers.ts";
import { propertiesOf } from "./sheets/properties.ts";
import type { Sheet } from "./sheets/sheet.ts";
import { sheets } from "./sheets/sheets.ts";
import type { Loose } from "./template/loose.ts";
import { type Model, modelOf, type Place, type Resource } from "./template/model.ts";

/** A resource that keeps something, with every copy it keeps and what the policy allows. */
export type Kept = {
  readonly resource: Resource;
  readonly allowed: Allowed;
  readonly copies: readonly Copy[];
};

export type Examined = { readonly findings: readonly Finding[]; readonly kept: readonly Kept[] };

/** Who may do what to which store, beyond what holds for every template. */
export type Rules = {
  readonly duties?: readonly Duty[];
  readonly restraints?: readonly Restraint[];
  /** What the stores at some paths must claim to hold: one that claims less would be held to less. */
  readonly holdings?: Readonly<Record<string, Holding>>;
};

/** Everything in a template that breaks the promise, or may for all that can be told, and what it keeps for how long. */
export const examine = (
  template: Loose,
  place: Place,
  { duties = [], restraints = [], holdings = {} }: Rules = {},
): Examined => {
  const model = modelOf(template, place);
  const each = model.resources.map((resource) => ofResource(resource, model));
  return {
    kept: each.flatMap(({ kept }) => kept),
    findings: [
      ...each.flatMap(({ findings }) => findings),
      ...claimsAsAsked(model, holdings),
      ...staysInRegion(model),
      ...leastPrivilege(model, duties, restraints),
    ],
  };
};

const ofResource = (resource: Resource, model: Model): Examined => {
  const sheet = sheets.get(resource.type);
  if (sheet === undefined) return { kept: [], findings: unknownType(resource) };
  const properties = propertiesOf(resource, sheet, model);
  if (sheet.holds && resource.claim === undefined) {
    return { kept: [], findings: [unclaimed(resource), ...properties] };
  }
  const { kept, findings } = keptBy(resource, sheet, model);
  return { kept, findings: [...properties, ...findings] };
};

/** What passes through without a claim of its own is an event on its way. */
const keptBy = (resource: Resource, sheet: Sheet, model: Model): Examined => {
  const allowed = allowedFor(resource.claim?.holds ?? "transit");
  const copies = sheet.copies?.(resource, model, allowed) ?? [];
  const also = sheet.also?.(resource, model, allowed) ?? [];
  return {
    kept: copies.length > 0 ? [{ resource, allowed, copies }] : [],
    findings: [...also, ...tooLong(resource, copies, allowed)],
  };
};

const unclaimed = (resource: Resource): Finding =>
  finding(
    resource,
    "",
    "PP-4.integrated",
    `can hold data of people for ever and no category claims it, so none allows it: claim(…) says which one does`,
  );

const unknownType = (resource: Resource): readonly Finding[] => {
  if (resource.type in inert) return [];
  const { clause, why } = keepers[resource.type] ?? {
    clause: "PP-4.integrated" as const,
    why: `could not decide: nothing is known of what ${resource.type} keeps`,
  };
  return [finding(resource, "", clause, why)];
};
