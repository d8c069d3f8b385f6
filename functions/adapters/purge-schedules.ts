import {
  ConflictException,
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  type SchedulerClient,
  UpdateScheduleCommand,
} from "@aws-sdk/client-scheduler";
import { seconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { PurgeSchedules } from "../ports.ts";

export type ScheduleSettings = {
  readonly group: string;
  readonly role: string;
  readonly queue: string;
  readonly deadLetters: string;
};

/** One schedule per app: its name follows from the app's id, so that a repeated plan finds it. */
export const purgeScheduleName = (appId: string): string => `purge-${appId}`;

/** Schedules have whole seconds: the next one, never before the instant. */
const expressionAt = (at: number): string =>
  `at(${new Date(Math.ceil(at / 1000) * 1000).toISOString().slice(0, 19)})`;

const definition = (
  settings: ScheduleSettings,
  appId: string,
  at: number,
): CreateScheduleCommandInput => ({
  Name: purgeScheduleName(appId),
  GroupName: settings.group,
  ScheduleExpression: expressionAt(at),
  ScheduleExpressionTimezone: "UTC",
  FlexibleTimeWindow: { Mode: "OFF" },
  ActionAfterCompletion: "DELETE",
  Target: {
    Arn: settings.queue,
    RoleArn: settings.role,
    Input: JSON.stringify({ appId }),
    DeadLetterConfig: { Arn: settings.deadLetters },
    RetryPolicy: {
      MaximumEventAgeInSeconds: seconds(operational.scheduleRetry),
      MaximumRetryAttempts: 185,
    },
  },
});

/** The schedules in the stack's group; their input is the app's id alone. */
export const purgeSchedules = (
  client: SchedulerClient,
  settings: ScheduleSettings,
): PurgeSchedules => ({
  plan: async (appId, at) => {
    const schedule = definition(settings, appId, at);
    try {
      await client.send(new CreateScheduleCommand(schedule));
    } catch (error) {
      if (!(error instanceof ConflictException)) throw error;
      await client.send(new UpdateScheduleCommand(schedule));
    }
  },
  cancel: async (appId) => {
    const one = { Name: purgeScheduleName(appId), GroupName: settings.group };
    try {
      await client.send(new DeleteScheduleCommand(one));
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error;
    }
  },
});
