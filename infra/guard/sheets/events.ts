import { ofDaysInMilliseconds } from "../../../functions/policy/duration.ts";
import { platform } from "../../../functions/policy/platform.ts";
import { deliveriesOf } from "../lives/arrivals.ts";
import { afterWriting, type Copy, never } from "../lives/copy.ts";
import { numberAt } from "../template/loose.ts";
import type { Resource } from "../template/model.ts";
import { any, inside, only, refused, type Sheet } from "./sheet.ts";

const failures = "what could not be delivered must go to dead letters whose bound can be computed";
const target = "must deliver to what this template bounds";

/** What is tried again until it is too old. */
const delivering = (resource: Resource): readonly Copy[] => {
  const life = afterWriting(Math.max(0, ...deliveriesOf(resource).map(({ age }) => age)));
  return [
    {
      name: "events to deliver",
      property: "RetryPolicy.MaximumEventAgeInSeconds",
      readable: life,
      physical: life,
      why: platform.deliveryDefault.source,
    },
  ];
};

const bus: Sheet = {
  type: "AWS::Events::EventBus",
  holds: false,
  rules: {
    ...any("Description", "KmsKeyIdentifier", "Name", "Tags"),
    "DeadLetterConfig.Arn": inside("PP-6.log", failures),
    EventSourceName: refused("PP-3", "could not decide: events of a partner"),
    LogConfig: refused("PP-6.log", "could not decide: logs of events go where this has no bound"),
    Policy: refused("PP-3", "may open the bus to other accounts"),
  },
};

const rule: Sheet = {
  type: "AWS::Events::Rule",
  holds: false,
  rules: {
    ...any(
      "Description",
      "EventBusName",
      "EventPattern",
      "Name",
      "RoleArn",
      "ScheduleExpression",
      "State",
      "Tags",
      "Targets[].Id",
      "Targets[].Input",
      "Targets[].InputPath",
      "Targets[].InputTransformer",
      "Targets[].RetryPolicy",
      "Targets[].RoleArn",
      "Targets[].SqsParameters",
    ),
    "Targets[].Arn": inside("PP-4.integrated", target),
    "Targets[].DeadLetterConfig.Arn": inside("PP-6.log", failures),
  },
  copies: delivering,
};

/** Every event that matched, from its arrival; no number of days, or 0, is for ever. */
const archived = ({ properties }: Resource): readonly Copy[] => {
  const days = properties.RetentionDays === undefined ? 0 : numberAt(properties, "RetentionDays");
  const life = afterWriting(days === 0 ? never : ofDaysInMilliseconds(days));
  return [
    {
      name: "archived events",
      property: "RetentionDays",
      readable: life,
      physical: life,
      why: "EventBridge API, CreateArchive: RetentionDays, for ever if not given",
    },
  ];
};

const archive: Sheet = {
  type: "AWS::Events::Archive",
  holds: true,
  rules: any(
    "ArchiveName",
    "Description",
    "EventPattern",
    "KmsKeyIdentifier",
    "RetentionDays",
    "SourceArn",
  ),
  copies: archived,
};

const schedule: Sheet = {
  type: "AWS::Scheduler::Schedule",
  holds: false,
  rules: {
    ...any(
      "Description",
      "FlexibleTimeWindow",
      "GroupName",
      "KmsKeyArn",
      "Name",
      "ScheduleExpression",
      "ScheduleExpressionTimezone",
      "State",
      "StartDate",
      "EndDate",
      "Target.RetryPolicy",
      "Target.RoleArn",
      "Target.SqsParameters",
    ),
    "Target.Arn": inside("PP-4.integrated", target),
    "Target.DeadLetterConfig.Arn": inside("PP-6.log", failures),
    "Target.Input": only(["{}"], "PP-4.integrated", "an input is kept as long as its schedule"),
  },
  copies: delivering,
};

export const events = [bus, rule, archive, schedule] as const;
