/** The roles of a world's functions, as the template has them, on the world's own resources. */
import { variables } from "../../../functions/policy/names.ts";
import type { Settings } from "../resources.ts";
import { identitiesIn } from "./identities.ts";
import { namesIn, placesIn } from "./names.ts";
import { type Asked, allowing, mayDo, type Policies } from "./policy/decide.ts";
import { type Statement, statementOf } from "./policy/statement.ts";
import { resolve } from "./resolve.ts";
import { resourcePoliciesIn } from "./resource-policies.ts";
import { account, type Fields, type Resource } from "./template.ts";
import { note } from "./uses.ts";
import type { Place, Wanted } from "./wanted/wanted.ts";

/** How statements are read: as they are in the world, and with resources by their place in the stack. */
export type Reading = {
  readonly here: (statement: Fields) => Statement;
  readonly placed: (statement: Fields) => Statement;
  /** The ARN of a resource, by what refers to it. */
  readonly arnOf: (reference: unknown) => string;
};

const readingOf = (resources: readonly Resource[], settings: Settings): Reading => {
  const { names, renamed } = namesIn(resources, settings);
  const places = placesIn(resources);
  return {
    here: (statement) =>
      statementOf(JSON.parse(renamed(JSON.stringify(resolve(statement, names))))),
    placed: (statement) => statementOf(resolve(statement, places) as Fields),
    arnOf: (reference) => names.attribute((reference as { readonly Ref: string }).Ref),
  };
};

const placeOf = (settings: Settings): Place => {
  const region = settings[variables.region] ?? "";
  const storeKey = `arn:aws:kms:${region}:${account}:key/${settings[variables.key]}`;
  return { region, account, storeKey };
};

/** What every call has: the SDK speaks HTTPS to AWS, whatever it speaks to emulators. */
const always = { "aws:securetransport": ["true"] };

/** Judges calls of functions; made once for a world. */
export const rolesIn = (resources: readonly Resource[], settings: Settings) => {
  const reading = readingOf(resources, settings);
  const policyOf = resourcePoliciesIn(resources, reading);
  const identityOf = identitiesIn(resources, reading);

  /** The role of an action. Throws an `Error` if there is none that Lambda may take. */
  const roleOf = (action: string) => {
    const { asking, statements } = identityOf(action);
    const identity = statements.map(({ here }) => here);
    const isRefused = (one: Wanted): boolean => {
      const asked: Asked = { ...one, context: { ...always, ...one.context } };
      const found: Policies = { asking, identity, resource: policyOf(one.resource) };
      if (!mayDo(found, asked)) return true;
      const by = allowing(found, asked);
      note(
        action,
        asked,
        statements.find(({ here }) => here === by),
      );
      return false;
    };
    return {
      action,
      /** The first of what is wanted that may not be, if any. */
      refused: (wanted: readonly Wanted[]): Wanted | undefined => wanted.find(isRefused),
    };
  };

  const known = new Map<string, ReturnType<typeof roleOf>>();
  return {
    place: placeOf(settings),
    roleOf: (action: string) => {
      const role = known.get(action) ?? roleOf(action);
      known.set(action, role);
      return role;
    },
  };
};

export type Roles = ReturnType<typeof rolesIn>;
export type Role = ReturnType<Roles["roleOf"]>;
