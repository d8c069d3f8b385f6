import type { ClauseId } from "../../../functions/policy/clauses.ts";
import { type Finding, finding, missing } from "../finding.ts";
import type { Model, Resource } from "../template/model.ts";
import { actionsWith, type Effect } from "./effects.ts";
import { roleOf, takesIn } from "./may.ts";
import { type Access, accessOf } from "./statements.ts";

/** Who may do something to a store, as data: everybody else may not. Functions and stores by their paths in the stack. */
export type Duty = {
  readonly effect: Effect;
  readonly store: string;
  /** The constructs of functions, such as `PurgeApp`; nobody if there is none. */
  readonly by: readonly string[];
  readonly clause: ClauseId;
  readonly reason: string;
};

/** A function that may not do something to any store, except to some. */
export type Restraint = {
  readonly function: string;
  readonly never: Effect;
  readonly except?: readonly string[];
  readonly clause: ClauseId;
  readonly reason: string;
};

/** A finding for each role that may do what its duty leaves to others. */
export const dutiesKept = (model: Model, duties: readonly Duty[]): readonly Finding[] => {
  const roles = rolesOf(model);
  return duties.flatMap((duty) => {
    const stores = storesAt(duty.store, model);
    return stores.length === 0
      ? [missing(duty.store, duty.clause)]
      : stores.flatMap((store) =>
          accessOf(model)
            .filter((access) => may(access, duty.effect, store))
            .filter(({ role }) => !entitled(role, duty.by, roles))
            .map(({ role }) =>
              finding(role, "", duty.clause, `may ${duty.effect} ${duty.store}: ${duty.reason}`),
            ),
        );
  });
};

/** A finding for each store to which a function may do what it must not. */
export const restraintsKept = (
  model: Model,
  restraints: readonly Restraint[],
): readonly Finding[] => {
  const roles = rolesOf(model);
  return restraints.flatMap((one) => {
    const restrained = accessOf(model).filter(({ role }) => entitled(role, [one.function], roles));
    return restrained.length === 0
      ? [missing(one.function, one.clause)]
      : restrained.flatMap((access) =>
          model.resources
            .filter((store) => store.claim !== undefined && !one.except?.includes(store.path))
            .filter((store) => may(access, one.never, store))
            .map((store) =>
              finding(access.role, "", one.clause, `may ${one.never} ${store.path}: ${one.reason}`),
            ),
        );
  });
};

const storesAt = (path: string, { resources }: Model): readonly Resource[] =>
  resources.filter((resource) => resource.path === path);

/** Whether a role may do something to a store. Conditions are not weighed: what is allowed under one may happen. */
export const may = ({ statements }: Access, effect: Effect, { id }: Resource): boolean => {
  const about = statements.filter(
    ({ denies, resources }) =>
      !denies &&
      resources.some((one) => takesIn(one, `<${id}.Arn>`) || takesIn(one, `<${id}.Arn>/*`)),
  );
  return about.some(({ actions }) =>
    actionsWith[effect].some((action) => actions.some((one) => takesIn(one, action))),
  );
};

type Roles = ReadonlyMap<string, readonly string[]>;

/** The paths of the functions that run under each role. */
const rolesOf = (model: Model): Roles => {
  const found = new Map<string, string[]>();
  for (const lambda of model.ofType("AWS::Lambda::Function")) {
    const id = roleOf(lambda, model)?.id ?? "";
    found.set(id, [...(found.get(id) ?? []), lambda.path]);
  }
  return found;
};

/** Whether all that runs under a role, and something does, is among those named. */
const entitled = (role: Resource, by: readonly string[], roles: Roles): boolean => {
  const paths = roles.get(role.id) ?? [];
  return (
    paths.length > 0 &&
    paths.every((path) => by.some((name) => path === name || path.startsWith(`${name}/`)))
  );
};
