import { Aws, RemovalPolicy } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { ScheduleGroup } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import type { Queues } from "./queues.ts";
import { sending } from "./rights/grant.ts";

export type Schedules = { readonly group: ScheduleGroup; readonly role: Role };

/**
 * Where `terminate-app` puts one schedule per terminated app, and the role under which they fire:
 * it can do nothing but hand an app to the purge queue, or say that it could not.
 */
export const schedulesOf = (scope: Construct, queues: Queues, key: IKey): Schedules => {
  const parent = new Construct(scope, "Schedules");
  const group = new ScheduleGroup(parent, "Purges", { removalPolicy: RemovalPolicy.DESTROY });
  const role = new Role(parent, "Role", {
    description: "Purge schedules: send to the purge queue, nothing else",
    assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
      conditions: {
        StringEquals: {
          "aws:SourceAccount": Aws.ACCOUNT_ID,
          "aws:SourceArn": group.scheduleGroupArn,
        },
      },
    }),
  });
  for (const queue of [queues.work.purge, queues.deadLetters.schedules]) {
    for (const statement of sending(queue, key)) role.addToPolicy(statement);
  }
  return { group, role };
};
