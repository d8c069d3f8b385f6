import { promised } from "../../../functions/policy/periods.ts";
import { platform } from "../../../functions/policy/platform.ts";
import { type Finding, finding } from "../finding.ts";
import { waitingIn } from "../lives/arrivals.ts";
import { afterWriting, type Copy } from "../lives/copy.ts";
import { at } from "../template/loose.ts";
import type { Resource } from "../template/model.ts";
import { any, inside, only, refused, type Sheet } from "./sheet.ts";

const failures = "what failed must go to dead letters whose bound can be computed";

/** A log group that nobody made is made by Lambda, and kept for ever. */
const loggedOf = (lambda: Resource): readonly Finding[] =>
  at(lambda.properties, "LoggingConfig.LogGroup") === undefined
    ? [
        finding(
          lambda,
          "LoggingConfig.LogGroup",
          "PP-6.log",
          `logs to a group that Lambda makes, which is kept for ever, allowed ${promised.logData}`,
        ),
      ]
    : [];

const lambda: Sheet = {
  type: "AWS::Lambda::Function",
  holds: false,
  rules: {
    ...any(
      "Architectures",
      "Code",
      "CodeSigningConfigArn",
      "Description",
      "Environment.Variables", // the names of things; where they lead is the region's question
      "FunctionName",
      "Handler",
      "ImageConfig",
      "KmsKeyArn",
      "LoggingConfig.ApplicationLogLevel",
      "LoggingConfig.LogFormat",
      "LoggingConfig.SystemLogLevel",
      "MemorySize",
      "PackageType",
      "RecursiveLoop",
      "ReservedConcurrentExecutions",
      "Role",
      "Runtime",
      "RuntimeManagementConfig",
      "Tags",
      "Timeout",
      "VpcConfig",
    ),
    "LoggingConfig.LogGroup": inside("PP-6.log", "must log to a group whose bound is computed"),
    "TracingConfig.Mode": only(
      ["PassThrough"],
      "PP-6.monitoring",
      `traces are kept for ${platform.traces.period}, allowed ${promised.monitoringData} (${platform.traces.source})`,
    ),
    "DeadLetterConfig.TargetArn": inside("PP-6.log", failures),
    DurableConfig: refused(
      "PP-4.integrated",
      `keeps what each step answered, for ${platform.durableDefault.period} if nothing is said`,
    ),
    "SnapStart.ApplyOn": only(["None"], "PP-4.integrated", "a snapshot keeps what was in memory"),
    "EphemeralStorage.Size": only(
      [512],
      "PP-4.integrated",
      "files in /tmp outlive a call, for who knows how long: no function needs room for them",
    ),
    FileSystemConfigs: refused("PP-4.integrated", "could not decide: a file system has no bound"),
    Layers: refused("DA-3/4", "could not decide: code of others would see what passes"),
  },
  also: (resource) => loggedOf(resource),
};

/** What waits in Lambda for its function to take it. */
const waiting = (config: Resource): readonly Copy[] => {
  const life = afterWriting(waitingIn(config));
  return [
    {
      name: "events waiting for a function",
      property: "MaximumEventAgeInSeconds",
      readable: life,
      physical: life,
      why: platform.asynchronousDefault.source,
    },
  ];
};

const invoke: Sheet = {
  type: "AWS::Lambda::EventInvokeConfig",
  holds: false,
  rules: {
    ...any("FunctionName", "MaximumEventAgeInSeconds", "MaximumRetryAttempts", "Qualifier"),
    "DestinationConfig.OnFailure.Destination": inside("PP-6.log", failures),
    "DestinationConfig.OnSuccess": refused(
      "PP-4.integrated",
      "could not decide: what a function was asked and what it answered is kept elsewhere",
    ),
  },
  copies: waiting,
};

const mapping: Sheet = {
  type: "AWS::Lambda::EventSourceMapping",
  holds: false,
  rules: {
    ...any(
      "BatchSize",
      "BisectBatchOnFunctionError",
      "Enabled",
      "FilterCriteria",
      "FunctionName",
      "FunctionResponseTypes",
      "KmsKeyArn",
      "MaximumBatchingWindowInSeconds",
      "MaximumRecordAgeInSeconds",
      "MaximumRetryAttempts",
      "ParallelizationFactor",
      "ScalingConfig",
      "StartingPosition",
      "Tags",
      "TumblingWindowInSeconds",
    ),
    EventSourceArn: inside("PP-4.integrated", "must work off what this template bounds"),
    "DestinationConfig.OnFailure.Destination": inside("PP-6.log", failures),
  },
};

export const lambdas = [lambda, invoke, mapping] as const;
