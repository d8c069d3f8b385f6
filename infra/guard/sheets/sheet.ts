import type { ClauseId } from "../../../functions/policy/clauses.ts";
import type { Finding } from "../finding.ts";
import type { Copy } from "../lives/copy.ts";
import type { Allowed } from "../lives/promise.ts";
import type { Loose } from "../template/loose.ts";
import type { Model, Resource } from "../template/model.ts";

/** What is asked of a property; a property that a sheet does not name is not allowed. */
export type Rule =
  | { readonly kind: "any" }
  /** One of these values; none of them if the list is empty. */
  | {
      readonly kind: "only";
      readonly values: readonly Loose[];
      readonly clause: ClauseId;
      readonly why: string;
    }
  /** Leads to a resource of the same template, which is looked at in its turn. */
  | { readonly kind: "inside"; readonly clause: ClauseId; readonly why: string };

export type Rules = Readonly<Record<string, Rule>>;

/** What the guard knows of a type of resource. Paths of properties are written `Targets[].Arn`. */
export type Sheet = {
  readonly type: string;
  /** Holds data, and so must say whose. */
  readonly holds: boolean;
  readonly rules: Rules;
  /** How long it keeps what it holds, or what passes through it. */
  readonly copies?: (resource: Resource, model: Model, allowed: Allowed) => readonly Copy[];
  /** What else must be true of it. */
  readonly also?: (resource: Resource, model: Model, allowed: Allowed) => readonly Finding[];
};

/** Properties on which no life depends, by themselves or because the type's `copies` read them. */
export const any = (...names: readonly string[]): Rules =>
  Object.fromEntries(names.map((name) => [name, { kind: "any" }]));

export const only = (values: readonly Loose[], clause: ClauseId, why: string): Rule => ({
  kind: "only",
  values,
  clause,
  why,
});

export const refused = (clause: ClauseId, why: string): Rule => only([], clause, why);

export const inside = (clause: ClauseId, why: string): Rule => ({ kind: "inside", clause, why });
