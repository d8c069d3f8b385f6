import { Stack } from "aws-cdk-lib";
import type { Role } from "aws-cdk-lib/aws-iam";
import type { CfnBucket } from "aws-cdk-lib/aws-s3";
import { restoredMark } from "../../functions/policy/names.ts";
import { accept } from "../accept.ts";
import type { Rights } from "../actions/action.ts";
import type { Resources } from "../resources.ts";

/** Says to cdk-nag why a role's rights hold a `*`: objects and schedules have no names that the stack could know. */
export const acceptNameless = (
  role: Role,
  { bucket: onBucket = [], schedules: onSchedules = [], restored }: Rights,
  { bucket, schedules }: Resources,
): void => {
  const media = Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnBucket);
  const each = `arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule`;
  if (onBucket.length > 0) {
    accept(role, {
      [`IAM5[Resource::<${media}.Arn>/*]`]:
        "objects of this bucket are named when they are written",
    });
  }
  if (restored) {
    const table = "arn:<AWS::Partition>:dynamodb:<AWS::Region>:<AWS::AccountId>:table";
    accept(role, {
      [`IAM5[Resource::${table}/<AWS::StackName>${restoredMark}*]`]:
        "tables that are restored beside ours get their names then",
    });
  }
  if (onSchedules.length > 0) {
    accept(role, {
      [`IAM5[Resource::${each}/${schedules.group.scheduleGroupName}/*]`]:
        "schedules of this group are named when an app is terminated",
    });
  }
};
