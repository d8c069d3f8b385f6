/** The rights of the template, by the names under which their uses are noted, and those that only the platform uses. */
import { placesIn } from "./names.ts";
import { listOf, type Statement, statementOf } from "./policy/statement.ts";
import { resolve } from "./resolve.ts";
import type { Fields, Resource } from "./template.ts";
import { narrowing, rightNamed } from "./uses.ts";

type Reference = { readonly Ref?: string; readonly "Fn::GetAtt"?: readonly [string, string] };
type Document = { readonly Statement: unknown };

const targetOf = (value: unknown): string => {
  const { Ref, "Fn::GetAtt": attribute } = value as Reference;
  return Ref ?? attribute?.[0] ?? "";
};

/** What a statement is narrowed to: what data keys are for, or the service through which a key is used. */
const usesIn = ({ conditions }: Statement): readonly string[] => {
  const uses = conditions.flatMap(({ key, values }) => {
    if (key === narrowing) return values;
    return key === "kms:viaservice" ? values.map((one) => one.split(".")[0] ?? "") : [];
  });
  return uses.length === 0 ? [""] : uses;
};

type Right = { readonly action: string; readonly resource: string; readonly use: string };

const rightsIn = (statement: Statement): readonly Right[] =>
  statement.actions.flatMap((action) =>
    statement.resources.flatMap((resource) =>
      usesIn(statement).map((use) => ({ action, resource, use })),
    ),
  );

/** What Lambda does by a function's role: it takes messages from its queue, hands on what failed, and writes its log. */
const byPlatform = (resources: readonly Resource[], lambda: string) => {
  const of = (type: string) =>
    resources.filter(
      (one) => one.type === type && targetOf(one.properties.FunctionName) === lambda,
    );
  const takes = of("AWS::Lambda::EventSourceMapping").length > 0;
  const failures = of("AWS::Lambda::EventInvokeConfig").length > 0;
  const onQueue = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];
  return ({ action, resource, use }: Right): boolean =>
    action.startsWith("logs:") ||
    (takes && onQueue.includes(action)) ||
    (failures && action === "sqs:SendMessage" && resource === "Queues/EventsDeadLetters") ||
    ((takes || failures) && use === "sqs") ||
    // AWS documents all of these for a table under a key of one's own, whatever the call.
    use === "dynamodb";
};

const nameOf = ({ properties }: Resource): string =>
  String(properties.Description).replace("chat-retention: ", "");

/** Every right that a function's code has, and not the platform alone. */
export const givenRights = (resources: readonly Resource[]): readonly string[] => {
  const places = placesIn(resources);
  const documents = (role: string) =>
    resources
      .filter(({ type }) => type === "AWS::IAM::Policy")
      .filter(({ properties }) => listOf(properties.Roles).some((one) => targetOf(one) === role))
      .flatMap(({ properties }) => listOf((properties.PolicyDocument as Document).Statement));
  const names = resources
    .filter(({ type }) => type === "AWS::Lambda::Function")
    .flatMap((lambda) => {
      const isPlatforms = byPlatform(resources, lambda.id);
      return documents(targetOf(lambda.properties.Role))
        .map((one) => statementOf(resolve(one, places) as Fields))
        .flatMap(rightsIn)
        .filter((right) => !isPlatforms(right))
        .map(({ action, resource, use }) => rightNamed(nameOf(lambda), action, resource, use));
    });
  return [...new Set(names)];
};
