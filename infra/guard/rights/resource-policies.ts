import { type Finding, finding } from "../finding.ts";
import type { Model, Resource } from "../template/model.ts";
import { resourceStatements, type Statement } from "./statements.ts";

/** Services that send no source to KMS: a condition on one would refuse all they do. */
const sourceless = ["events.amazonaws.com"];

/** A finding for each policy of a resource that lets in more than services of AWS on this account's behalf. */
export const openToOthers = (model: Model): readonly Finding[] => [
  ...resourceStatements(model)
    .filter(({ denies }) => !denies)
    .flatMap((statement) =>
      tooOpen(statement, model).map((why) =>
        finding(statement.source, "PolicyDocument", "PP-3", why),
      ),
    ),
  ...model.ofType("AWS::Lambda::Permission").flatMap(callable),
];

const tooOpen = (statement: Statement, model: Model): string[] => [
  ...(statement.inverse ? ["lets in all but whom it names"] : []),
  ...statement.principals.flatMap(({ kind, name }) =>
    kind === "Service" ? ofService(statement, name) : ofAccount(statement, name, model),
  ),
];

/** A service acts for whoever asks it, so its source must be ours. */
const ofService = ({ conditional, source }: Statement, name: string): string[] =>
  conditional || (source.type === "AWS::KMS::Key" && sourceless.includes(name))
    ? []
    : [`lets ${name} in on anybody's behalf`];

/** The account itself may manage a key; nobody else is let in by name, roles of this template have rights of their own. */
const ofAccount = ({ source }: Statement, name: string, { account }: Model): string[] => {
  const own = [account ?? "<AWS::AccountId>", "<AWS::AccountId>"];
  const root = own.some((id) =>
    new RegExp(`^arn:(<AWS::Partition>|[\\w-]+):iam::${id}:root$`).test(name),
  );
  return root && source.type === "AWS::KMS::Key" ? [] : [`lets ${name} in`];
};

/** Who may call a function: a service, for a resource that is named. */
const callable = (permission: Resource): readonly Finding[] => {
  const { Principal, SourceArn, SourceAccount } = permission.properties;
  const service = /^[a-z0-9.-]+\.amazonaws\.com$/.test(String(Principal));
  return service && (SourceArn ?? SourceAccount) !== undefined
    ? []
    : [finding(permission, "Principal", "PP-3", `lets ${String(Principal)} call the function`)];
};
