import { Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/** Accepts what cdk-nag's AwsSolutions say against a construct and what is in it, and says why, and returns it. */
export const accept = <Made extends IConstruct>(
  construct: Made,
  rules: Readonly<Record<string, string>>,
): Made => {
  const accepted = Object.entries(rules).map(([rule, reason]) => ({
    id: `AwsSolutions-${rule}`,
    reason,
  }));
  Validations.of(construct).acknowledge(...accepted);
  return construct;
};
