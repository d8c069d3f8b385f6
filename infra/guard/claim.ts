import { CfnResource } from "aws-cdk-lib";
import type { IConstruct } from "constructs";
import { type CategoryName, categories } from "../../functions/policy/categories.ts";
import { type KindName, kinds } from "../../functions/policy/kinds.ts";
import { type Fields, fieldsOf } from "./template/loose.ts";

export type Holding = CategoryName | KindName;

/** What a resource says about itself in the template. */
export type Claim = {
  /** The category of the policy, or the kind of the product's own records, that lies in it. */
  readonly holds: Holding;
  /** Goes with its stack, data and all, and so has no backup: for throw-away stacks only. */
  readonly throwAway?: boolean;
};

const key = "chat-retention:claim";

/**
 * Says in the template whose data a construct's resource holds, and returns the construct; clause and longest life
 * follow from the policy. Throws an `Error` if the construct is not, and does not wrap, a CloudFormation resource.
 */
export const claim = <Made extends IConstruct>(construct: Made, said: Claim): Made => {
  const resource = CfnResource.isCfnResource(construct) ? construct : construct.node.defaultChild;
  if (resource === undefined || !CfnResource.isCfnResource(resource)) {
    throw new Error(`${construct.node.path} is no CloudFormation resource, and cannot claim data`);
  }
  resource.addMetadata(key, said);
  return construct;
};

/** The claim in a resource's metadata, if it names something that the policy knows. */
export const claimIn = (metadata: Fields): Claim | undefined => {
  const { holds, throwAway } = fieldsOf(metadata[key]);
  if (typeof holds !== "string" || !isHolding(holds)) return undefined;
  return { holds, throwAway: throwAway === true };
};

const isHolding = (name: string): name is Holding =>
  Object.hasOwn(categories, name) || Object.hasOwn(kinds, name);
