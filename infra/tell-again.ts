/**
 * An alarm tells of a change of its state alone, so one that one app keeps ringing hides the trouble of others. This one rings
 * four times a day as long as any of them does, and falls silent in between: nothing that rings can hold it.
 */
import { Alarm, AlarmRule, AlarmState, CompositeAlarm } from "aws-cdk-lib/aws-cloudwatch";
import type { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { Construct } from "constructs";
import { metrics } from "../functions/policy/names.ts";
import { own, twoSweeps } from "./metrics.ts";
import { chapterOf } from "./runbook.ts";

/** Rings at each round of `operational.tellAgain` if one of these alarms rings then. */
export const tellAgain = (scope: Construct, alarms: readonly Alarm[], action: SnsAction): void => {
  const round = new Alarm(scope, "Round", {
    alarmDescription: "The time of a round: tells nobody anything by itself",
    metric: own(metrics.telling, {}, twoSweeps),
    threshold: 0.5,
    evaluationPeriods: 1,
  });
  const says = "An alarm still rings, and may hide what came after it: look at all of them";
  new CompositeAlarm(scope, "StillRinging", {
    alarmDescription: `${says}. What to do: ${chapterOf("StillRinging")}`,
    alarmRule: AlarmRule.allOf(
      AlarmRule.fromAlarm(round, AlarmState.ALARM),
      AlarmRule.anyOf(...alarms.map((one) => AlarmRule.fromAlarm(one, AlarmState.ALARM))),
    ),
  }).addAlarmAction(action);
};
