import { allow, gone, mayNot, more, ref, says, set, without } from "./change.ts";
import { alarm, apps, arn, days, keys, type Line, log, messages, saver, ttl } from "./lines.ts";

const recovery = "PointInTimeRecoverySpecification";
const rule = (index: number, property: string) =>
  `LifecycleConfiguration.Rules.${index}.${property}`;

/** Logs, tables, the sweep and media that keep what they must not. */
// biome-ignore format: a line for each change
export const brokenStores: readonly Line[] = [
  // logs
  ["PP-6.log", "a function's log is kept for 5 days, and 3 until CloudWatch removes it", set(log, "RetentionInDays", 5)],
  ["PP-6.log", "a function's log is kept for 14 days", set(log, "RetentionInDays", 14)],
  ["PP-6.log", "a function's log is kept for ever", without(log, "RetentionInDays")],
  ["PP-6.log", "a log's retention is only known at deployment", set(log, "RetentionInDays", { "Fn::ImportValue": "x" })],
  ["PP-6.log", "a log cannot be deleted at once", set(log, "DeletionProtectionEnabled", true)],
  ["PP-6.log", "a log's class has a retention of its own", set(log, "LogGroupClass", "DELIVERY")],
  ["PP-6.log", "a function has no log group, so Lambda makes one", without(saver, "LoggingConfig.LogGroup")],
  ["PP-6.log", "a function logs to a group of somebody else", set(saver, "LoggingConfig.LogGroup", "/shared")],
  ["PP-6.log", "a log is copied to a stream", more("AWS::Logs::SubscriptionFilter", { LogGroupName: ref(log), DestinationArn: "arn:aws:kinesis:eu-central-1:123456789012:stream/x" })],
  ["PP-6.monitoring", "what was logged becomes a metric's dimension", more("AWS::Logs::MetricFilter", { LogGroupName: ref(log), FilterPattern: "", MetricTransformations: [{ MetricName: "x", Dimensions: [{ Key: "user", Value: "$.user" }] }] })],
  ["PP-4.integrated", "a log group belongs to no category", more("AWS::Logs::LogGroup", { RetentionInDays: 1 })],
  ["PP-6.log", "the API has an access log nobody bounds", set("Api/DefaultStage", "AccessLogSettings", { DestinationArn: "arn:aws:logs:eu-central-1:123456789012:log-group:x", Format: "$context.requestId" })],
  ["PP-4.log", "the API's access log names the path, and so the user", set("Api/DefaultStage", "AccessLogSettings", { DestinationArn: arn(log), Format: "$context.requestId $context.path" })],
  ["DA-5.opt-out", "the API logs whole requests", set("Api/DefaultStage", "DefaultRouteSettings", { DataTraceEnabled: true })],
  // tables
  ["DA-5.period", "messages have no TTL", set(messages, "TimeToLiveSpecification.Enabled", false)],
  ["PP-6.log", "log data has TTL on another attribute", set("Tables/LogData", "TimeToLiveSpecification.AttributeName", "ttl")],
  ["DA-5.period", "messages can be restored for 35 days", set(messages, recovery, { PointInTimeRecoveryEnabled: true })],
  ["PP-6.monitoring", "monitoring data can be restored for a day", set("Tables/MonitoringData", recovery, { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 1 })],
  ["PP-6.configuration", "the keys of apps can be restored", set(keys, recovery, { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 1 })],
  ["PP-6.configuration", "the registry can be restored for 7 days", set(apps, `${recovery}.RecoveryPeriodInDays`, 7)],
  ["PP-6.configuration", "the registry's table is deleted with the stack, and its backup stays for 35 days", says(apps, "DeletionPolicy", "Delete")],
  ["PP-5", "the registry has no backup", set(apps, `${recovery}.PointInTimeRecoveryEnabled`, false)],
  ["DA-5.period", "what happens to messages is streamed with what they said", set(messages, "StreamSpecification", { StreamViewType: "NEW_AND_OLD_IMAGES" })],
  ["PP-4.integrated", "messages flow to a Kinesis stream", set(messages, "KinesisStreamSpecification", { StreamArn: "arn:aws:kinesis:eu-central-1:123456789012:stream/x" })],
  ["PP-6.monitoring", "contributor insights keep a table's keys", set(messages, "ContributorInsightsSpecification", { Enabled: true })],
  ["DA-5.period", "messages are imported without an expiry", set(messages, "ImportSourceSpecification", { InputFormat: "CSV" })],
  ["PP-4.integrated", "a table has a setting that nobody has heard of", set(messages, "ArchiveSpecification", { Years: 7 })],
  ["PP-4.integrated", "a table belongs to no category", more("AWS::DynamoDB::Table", { TimeToLiveSpecification: ttl })],
  ["PP-6.log", "an operator's table of log data is left to TTL alone", more("AWS::DynamoDB::Table", { TimeToLiveSpecification: ttl }, "logData")],
  ["PP-4.integrated", "a table loses its claim", says(messages, "Metadata", { "aws:cdk:path": "chat-retention/Tables/Messages/Resource" })],
  ["PP-4.integrated", "a table claims a category that the policy does not know", says(messages, "Metadata.chat-retention:claim", { holds: "everything" })],
  // the sweep
  ["DA-5.period", "the sweep is switched off", set("Sweep/Clock", "State", "DISABLED")],
  ["DA-5.period", "the sweep is gone", gone("Sweep/Clock")],
  ["PP-6.monitoring", "the sweep comes once an hour", set("Sweep/Clock", "ScheduleExpression", "rate(1 hour)")],
  ["PP-6.log", "the sweep comes when nobody can say", set("Sweep/Clock", "ScheduleExpression", "cron(0 3 ? * MON *)")],
  ["DA-5.period", "the sweep ends one day", set("Sweep/Clock", "EndDate", "2027-01-01T00:00:00Z")],
  ["DA-5.period", "the sweep may start an hour late", set("Sweep/Clock", "FlexibleTimeWindow", { Mode: "FLEXIBLE", MaximumWindowInMinutes: 60 })],
  ["PP-6.log", "the sweep's clock may not start it", mayNot("Sweep/ClockRole", "lambda:InvokeFunction")],
  ["DA-5.period", "nobody may look for what is due", mayNot("Sweep/Role", "dynamodb:Query")],
  ["DA-5.period", "the sweep's function never runs", set("Sweep/Function", "ReservedConcurrentExecutions", 0)],
  ["PP-6.log", "the sweep is denied what it needs", allow("Sweep/Role", "dynamodb:Query", "*", { Effect: "Deny" })],
  ["DA-5.period", "what is due has no index", without(messages, "GlobalSecondaryIndexes")],
  ["PP-6.configuration", "the purge may not delete", mayNot("PurgeApp/Role", "dynamodb:DeleteItem")],
  ["PP-6.configuration", "nobody works off the purges", set("PurgeApp/Function/Queue", "Enabled", false)],
  ["PP-4.sharing", "nobody hears what recipients confirm", set("HearRecipient/Rule", "State", "DISABLED")],
  ["DA-5.period", "no alarm rings for overdue messages", gone(alarm)],
  ["DA-5.period", "an alarm takes silence for good news", set(alarm, "TreatMissingData", "notBreaching")],
  ["DA-5.period", "an alarm rings a day late", set(alarm, "Threshold", days(1))],
  ["DA-5.period", "an alarm tells nobody", set(alarm, "ActionsEnabled", false)],
  // media
  ["DA-5.period", "media keep their old versions", set("Media", "VersioningConfiguration", { Status: "Enabled" })],
  ["DA-5.period", "media have no lifecycle", set("Media", "LifecycleConfiguration.Rules", [{ Status: "Enabled", AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }])],
  ["DA-5.period", "a class of media goes a month late", set("Media", rule(1, "ExpirationInDays"), 38)],
  ["DA-5.period", "a class of media goes a day early", set("Media", rule(2, "ExpirationInDays"), 29)],
  ["DA-5.period", "a rule of lifecycle is disabled", set("Media", rule(0, "Status"), "Disabled")],
  ["DA-5.period", "a rule of lifecycle takes small media only", set("Media", rule(0, "ObjectSizeLessThan"), 1000)],
  ["DA-5.period", "unfinished uploads stay for ever", set("Media", rule(9, "Status"), "Disabled")],
  ["DA-5.period", "unfinished uploads stay for a week", set("Media", rule(9, "AbortIncompleteMultipartUpload.DaysAfterInitiation"), 7)],
  ["DA-5.period", "media go to an archive", set("Media", rule(3, "Transitions"), [{ StorageClass: "GLACIER", TransitionInDays: 30 }])],
  ["DA-5.period", "media are locked", set("Media", "ObjectLockEnabled", true)],
  ["PP-3", "media are replicated", set("Media", "ReplicationConfiguration", { Role: "x", Rules: [] })],
  ["PP-6.log", "a log names who fetched which media", set("Media", "LoggingConfiguration", {})],
  ["PP-4.integrated", "lists of media are kept", set("Media", "InventoryConfigurations", [{ Id: "x" }])],
  ["PP-4.integrated", "every upload is told to others", set("Media", "NotificationConfiguration", { EventBridgeConfiguration: {} })],
  ["PP-4.integrated", "a bucket belongs to no category", more("AWS::S3::Bucket")],
];
