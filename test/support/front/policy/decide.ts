/**
 * The evaluation of AWS within one account: a denial anywhere wins; else the identity's policy must allow it, or the
 * resource's policy name the caller. The policy of a key must let the account's policies decide before any of them counts.
 * Two libraries were weighed: `@cloud-copilot/iam-simulate` is AGPL, `parliament` and its like lint and decide nothing.
 */
import { areMet, type Context } from "./conditions.ts";
import { takesIn, takesInAction } from "./matches.ts";
import type { Principal, Statement } from "./statement.ts";

/** One action on one resource. */
export type Asked = {
  readonly action: string;
  readonly resource: string;
  readonly context: Context;
};

/** Who asks: a role, or a service. */
export type Asking = { readonly kind: "AWS" | "Service"; readonly name: string };

export type Policies = {
  readonly asking: Asking;
  readonly identity: readonly Statement[];
  /** Of the resource that is asked for. */
  readonly resource: readonly Statement[];
};

/** Whether a statement is about an action on a resource, whoever asks. */
const isAbout = (statement: Statement, { action, resource, context }: Asked): boolean =>
  statement.actions.some((one) => takesInAction(one, action)) &&
  statement.resources.some((one) => takesIn(one, resource)) &&
  areMet(statement.conditions, context);

const rootOf = (arn: string): string => `arn:aws:iam::${arn.split(":")[4]}:root`;

/** Whether a principal is whoever asks, by name. */
const names = ({ kind, name }: Principal, asking: Asking): boolean =>
  name === "*" || (kind === asking.kind && name === asking.name);

const isAccount = ({ kind, name }: Principal, asking: Asking): boolean =>
  kind === "AWS" && asking.kind === "AWS" && name === rootOf(asking.name);

const denies = (policies: Policies, asked: Asked): boolean =>
  policies.identity.some((one) => one.denies && isAbout(one, asked)) ||
  policies.resource.some(
    (one) =>
      one.denies &&
      one.principals.some(
        (who) => names(who, policies.asking) || isAccount(who, policies.asking),
      ) &&
      isAbout(one, asked),
  );

/** The statement of the identity that allows it. */
export const allowing = (policies: Policies, asked: Asked): Statement | undefined =>
  policies.identity.find((one) => !one.denies && isAbout(one, asked));

const resourceAllows = ({ resource, asking }: Policies, asked: Asked, who: typeof names): boolean =>
  resource.some(
    (one) => !one.denies && one.principals.some((p) => who(p, asking)) && isAbout(one, asked),
  );

/** Whether a call may be made. */
export const mayDo = (policies: Policies, asked: Asked): boolean => {
  if (denies(policies, asked)) return false;
  if (resourceAllows(policies, asked, names)) return true;
  const isKey = asked.action.startsWith("kms:");
  if (isKey && !resourceAllows(policies, asked, isAccount)) return false;
  return allowing(policies, asked) !== undefined;
};
