import type { ClauseId } from "../../../functions/policy/clauses.ts";
import { type Finding, finding } from "../finding.ts";
import type { Model } from "../template/model.ts";
import { unknownMark } from "../template/text.ts";
import { effectOf, isOnStore } from "./effects.ts";
import { accessOf, type Statement } from "./statements.ts";

const clause: ClauseId = "PP-4.integrated";

/** Resources that only have a name at run time: the pattern, for which actions, and why. */
const nameless: readonly {
  readonly pattern: RegExp;
  readonly actions: RegExp;
  readonly reason: string;
}[] = [
  {
    pattern: /^<\w+\.Arn>\/\*$/,
    actions: /^s3:/,
    reason: "objects of one bucket are named when they are written",
  },
  {
    pattern: /:schedule\/[\w.-]+\/\*$|:schedule\/<\w+>\/\*$/,
    actions: /^scheduler:/,
    reason: "schedules of one group are named when an app is terminated",
  },
  {
    pattern: /:table\/[\w.<>:-]+-restored-\*$/,
    actions: /^dynamodb:/,
    reason:
      "tables that are restored beside ours get their names then; the start keeps all others apart",
  },
  {
    pattern: /^<\w+\.Arn>:\*$/,
    actions: /^lambda:InvokeFunction$/,
    reason: "versions of one function get a number when they are published",
  },
  {
    pattern: /^<\w+\.Arn>(:\*|:log-stream:\*)$/,
    actions: /^logs:/,
    reason: "streams of one log group are named by what writes them",
  },
];

/** Actions for which AWS takes no resource. */
const unnamed: readonly { readonly action: string; readonly reason: string }[] = [
  { action: "cloudwatch:PutMetricData", reason: "a metric has no ARN; names hold no app" },
  { action: "kms:GenerateRandom", reason: "uses no key" },
];

/** A finding for each right whose action or resource is a pattern, or is not to be told. */
export const narrow = (model: Model): readonly Finding[] =>
  accessOf(model).flatMap(({ role, statements }) =>
    statements
      .filter(({ denies }) => !denies)
      .flatMap((statement) =>
        tooWide(statement).map((why) => finding(statement.source, "PolicyDocument", clause, why)),
      )
      .concat(
        unseen(role.properties.ManagedPolicyArns, model).map((why) =>
          finding(role, "ManagedPolicyArns", clause, why),
        ),
      ),
  );

const unseen = (arns: unknown, model: Model): string[] =>
  (Array.isArray(arns) ? arns : [])
    .filter((arn) => model.target(arn) === undefined)
    .map((arn) => `could not decide: ${model.text(arn)} is written elsewhere, and may change`);

const tooWide = ({ actions, resources, inverse }: Statement): string[] => [
  ...(inverse ? ["allows all but what it names"] : []),
  ...actions
    .filter((action) => /[*?]/.test(action))
    .map((action) => `may ${action}: not a named action`),
  ...actions
    .filter((action) => !/[*?]/.test(action) && isOnStore(action) && effectOf(action) === undefined)
    .map((action) => `may ${action}, which may copy data out or change what its store keeps`),
  ...actions.flatMap((action) =>
    resources
      .filter((resource) => !isNamed(action, resource))
      .map((resource) => `may ${action} on ${resource}: not a named resource`),
  ),
];

const isNamed = (action: string, resource: string): boolean => {
  if (resource.includes(unknownMark)) return false;
  if (!/[*?]/.test(resource)) return true;
  return (
    (resource === "*" && unnamed.some((one) => one.action === action)) ||
    nameless.some(({ pattern, actions }) => pattern.test(resource) && actions.test(action))
  );
};
