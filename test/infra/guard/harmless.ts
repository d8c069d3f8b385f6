import { allow, type Change, more, ref, set } from "./change.ts";
import { arn, days, log, messages, saver, ttl, under } from "./lines.ts";

/** Changes on which no life depends. */
// biome-ignore format: a line for each change
export const harmless: readonly (readonly [what: string, changes: Change | readonly Change[]])[] = [
  ["a function with more memory", set(saver, "MemorySize", 3008)],
  ["a function with other words about it", set(saver, "Description", "Saves messages")],
  ["a function with more time", set(saver, "Timeout", 12)],
  ["a log that is kept for a day", set(log, "RetentionInDays", 1)],
  ["dead letters that go sooner", set("Queues/MediaDeadLetters", "MessageRetentionPeriod", days(1))],
  ["a sweep that comes more often", set("Sweep/Clock", "ScheduleExpression", "rate(5 minutes)")],
  ["one more alarm", more("AWS::CloudWatch::Alarm", { Dimensions: [{ Name: "FunctionName", Value: ref(saver) }], MetricName: "Errors", Namespace: "AWS/Lambda" })],
  ["one more route", more("AWS::ApiGatewayV2::Route", { ApiId: ref("Api"), RouteKey: "GET /v1/health" })],
  ["a slower API", set("Api/DefaultStage", "DefaultRouteSettings", { ThrottlingRateLimit: 100 })],
  ["tags", set(messages, "Tags", [{ Key: "team", Value: "chat" }])],
  ["a table that the stack cannot delete", set(messages, "DeletionProtectionEnabled", true)],
  ["a stream of keys, which say nothing", set(messages, "StreamSpecification", { StreamViewType: "KEYS_ONLY" })],
  ["an access log of what the policy calls log data", set("Api/DefaultStage", "AccessLogSettings", { DestinationArn: arn(log), Format: "$context.requestId $context.routeKey $context.identity.sourceIp" })],
  ["an operator's queue within the bound", more("AWS::SQS::Queue", { MessageRetentionPeriod: days(3) }, "failures")],
  ["an operator's log within the bound", more("AWS::Logs::LogGroup", { RetentionInDays: 1 }, "functionLogs")],
  ["an operator's archive within the bound", more("AWS::Events::Archive", { SourceArn: arn("Bus"), RetentionDays: 2 }, "failures")],
  ["an operator's table of log data that the sweep may sweep", [more("AWS::DynamoDB::Table", { GlobalSecondaryIndexes: [{ IndexName: "due" }], TimeToLiveSpecification: ttl }, "logData"), allow("Sweep/Role", "dynamodb:Query", under("Added", "/index/due")), allow("Sweep/Role", "dynamodb:DeleteItem", arn("Added"))]],
  ["a dashboard", more("AWS::CloudWatch::Dashboard", { DashboardBody: "{}" })],
  ["a global table of one region", more("AWS::DynamoDB::GlobalTable", { Replicas: [{ Region: "eu-central-1", TableClass: "STANDARD" }], TimeToLiveSpecification: ttl }, "progress")],
  ["a rule of lifecycle for what is no medium", set("Media", "LifecycleConfiguration.Rules.10", { Id: "x", Status: "Enabled", Prefix: "exports/", ExpirationInDays: 1 })],
  ["alarms that reach a function", more("AWS::SNS::Subscription", { TopicArn: ref("Alarms/Topic"), Protocol: "lambda", Endpoint: arn(saver) })],
  ["dead letters of 7 days, which keep their first time", set("Queues/MediaDeadLetters", "MessageRetentionPeriod", days(7))],
];
