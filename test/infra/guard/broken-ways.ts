import { allow, more, set, without } from "./change.ts";
import {
  alarm,
  apps,
  arn,
  days,
  keys,
  type Line,
  messages,
  saver,
  settings,
  ttl,
} from "./lines.ts";

const trust = (Principal: object) => ({
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal }],
});

/** Ways out, into other stores, out of the region, and past those who may. */
// biome-ignore format: a line for each change
export const brokenWays: readonly Line[] = [
  // queues
  ["PP-6.log", "dead letters stay for 14 days", set("Queues/PurgeDeadLetters", "MessageRetentionPeriod", days(14))],
  ["PP-6.log", "work waits for 14 days", set("Queues/Media", "MessageRetentionPeriod", days(14))],
  ["PP-6.log", "dead letters of events that came late stay for 7 days", set("Queues/EventsDeadLetters", "MessageRetentionPeriod", days(7))],
  ["PP-6.log", "FIFO work of 4 days starts again in dead letters of 4", more("AWS::SQS::Queue", { FifoQueue: true, MessageRetentionPeriod: days(4), RedrivePolicy: { deadLetterTargetArn: { "Fn::GetAtt": ["Added", "Arn"] } } }, "failures")],
  ["PP-6.log", "work that failed goes to a queue of somebody else", set("Queues/Media", "RedrivePolicy.deadLetterTargetArn", "arn:aws:sqs:eu-central-1:123456789012:x")],
  ["PP-4.integrated", "a queue belongs to no category", more("AWS::SQS::Queue", { MessageRetentionPeriod: 60 })],
  // functions
  ["PP-6.monitoring", "a function is traced", set(saver, "TracingConfig", { Mode: "Active" })],
  ["PP-6.log", "a function's failures go where nobody bounds them", set("Sweep/Function/EventInvokeConfig", "DestinationConfig.OnFailure.Destination", "arn:aws:sns:eu-central-1:123456789012:x")],
  ["PP-4.integrated", "what a function answered is kept elsewhere", set("Sweep/Function/EventInvokeConfig", "DestinationConfig.OnSuccess", { Destination: arn("Queues/Sweep") })],
  ["PP-4.integrated", "a durable function keeps a history", set(saver, "DurableConfig", { ExecutionTimeout: 60, RetentionPeriodInDays: 1 })],
  ["PP-4.integrated", "a function has room for files", set(saver, "EphemeralStorage", { Size: 1024 })],
  ["PP-4.integrated", "a function writes to a file system", set(saver, "FileSystemConfigs", [{ Arn: "x" }])],
  ["PP-4.integrated", "a function's memory is kept as a snapshot", set(saver, "SnapStart", { ApplyOn: "PublishedVersions" })],
  ["DA-3/4", "a function carries a layer of somebody else", set(saver, "Layers", ["arn:aws:lambda:eu-central-1:123456789012:layer:x:1"])],
  // events
  ["PP-4.integrated", "events are tried again for a day", set("HearBilling/Rule", "Targets.0.RetryPolicy", { MaximumEventAgeInSeconds: days(1) })],
  ["PP-4.integrated", "events are tried again for as long as EventBridge likes", without("HearBilling/Rule", "Targets.0.RetryPolicy")],
  ["PP-4.integrated", "events are archived, and nobody says whose", more("AWS::Events::Archive", { SourceArn: arn("Bus"), RetentionDays: 1 })],
  ["PP-6.log", "events are archived for ever", more("AWS::Events::Archive", { SourceArn: arn("Bus"), RetentionDays: 0 }, "failures")],
  ["PP-6.log", "the bus logs its events", set("Bus", "LogConfig", { IncludeDetail: "FULL" })],
  ["PP-4.integrated", "a schedule carries data in its input", set("Sweep/Clock", "Target.Input", '{"user":"x"}')],
  ["PP-3", "events go to an address on the internet", more("AWS::Events::ApiDestination", { InvocationEndpoint: "https://example.org/hook" })],
  ["PP-4.integrated", "a pipe carries records away", more("AWS::Pipes::Pipe")],
  ["PP-4.integrated", "a bus of the new kind keeps every event", more("AWS::EventsV2::EventBus")],
  ["PP-6.log", "alarms are logged by SNS", set("Alarms/Topic", "DeliveryStatusLogging", [{ Protocol: "sqs" }])],
  ["PP-6.monitoring", "an alarm watches one user", set(alarm, "Dimensions", [{ Name: "UserId", Value: "x" }])],
  // other stores
  ["PP-4.integrated", "a Kinesis stream", more("AWS::Kinesis::Stream", { ShardCount: 1 })],
  ["PP-4.integrated", "a Firehose", more("AWS::KinesisFirehose::DeliveryStream")],
  ["PP-4.integrated", "a state machine, with a history of 90 days", more("AWS::StepFunctions::StateMachine")],
  ["PP-4.integrated", "a search index", more("AWS::OpenSearchService::Domain")],
  ["PP-4.integrated", "a plan of backups", more("AWS::Backup::BackupPlan")],
  ["PP-4.integrated", "a type that is not invented yet", more("AWS::Memory::Palace")],
  ["DA-2.user", "people may sign up", set("Identity/Pool", "AdminCreateUserConfig.AllowAdminCreateUserOnly", false)],
  ["DA-2.user", "people may sign in", set("Identity/Pool/Operator", "AllowedOAuthFlows", ["code"])],
  ["DA-2.user", "Cognito keeps who signed in from where", set("Identity/Pool", "UserPoolAddOns", { AdvancedSecurityMode: "AUDIT" })],
  // the region
  ["PP-3", "a table has a replica in another region", more("AWS::DynamoDB::GlobalTable", { Replicas: [{ Region: "eu-central-1" }, { Region: "us-east-1" }], TimeToLiveSpecification: ttl }, "progress")],
  ["PP-3", "the key is good for every region", set("Key", "MultiRegion", true)],
  ["PP-3", "a function may write to a table of another region", allow("SaveMessages/Role", "dynamodb:PutItem", "arn:aws:dynamodb:us-east-1:123456789012:table/x")],
  ["PP-3", "a function may write to another account", allow("SaveMessages/Role", "s3:PutObject", "arn:aws:sqs:eu-central-1:999999999999:x")],
  ["PP-3", "a rule delivers to another account", set("HearBilling/Rule", "Targets.0.Arn", "arn:aws:events:eu-central-1:999999999999:event-bus/x")],
  ["PP-3", "a function is told of an address on the internet", set(saver, "Environment.Variables.COLLECTOR", "https://collector.example.org/v1")],
  ["PP-3", "a function works in another region", set(saver, "Environment.Variables.AWS_ENDPOINT", "dynamodb.us-west-2.amazonaws.com")],
  ["PP-3", "what is served is cached at the edge", more("AWS::CloudFront::Distribution")],
  ["PP-3", "another account may read the media", set("Media/Policy", "PolicyDocument", { Statement: [{ Effect: "Allow", Principal: { AWS: "arn:aws:iam::999999999999:root" }, Action: "s3:GetObject", Resource: "*" }] })],
  ["PP-3", "anybody may read the media", set("Media/Policy", "PolicyDocument", { Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" }] })],
  ["PP-3", "requests go on to a server elsewhere", set("Api/POST--v1--apps--{appId}--messages/SaveMessages", "IntegrationUri", "https://example.org")],
  // rights
  ["PP-4.integrated", "a function may do anything to messages", allow("SaveMessages/Role", "dynamodb:*", arn(messages))],
  ["PP-4.integrated", "a function may read every table", allow("SaveMessages/Role", "dynamodb:GetItem", "*")],
  ["PP-4.integrated", "a function may do all but one thing", allow("SaveMessages/Role", [], arn(messages), { NotAction: "s3:GetObject" })],
  ["PP-4.integrated", "a function may export messages", allow("SaveMessages/Role", "dynamodb:ExportTableToPointInTime", arn(messages))],
  ["PP-4.integrated", "a function takes another's role", set(saver, "Role", arn("PurgeApp/Role"))],
  ["PP-4.integrated", "a role has rights that AWS writes", set("SaveMessages/Role", "ManagedPolicyArns", ["arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess"])],
  ["PP-6.configuration", "a saver may destroy keys", allow("SaveMessages/Role", "dynamodb:DeleteItem", arn(keys))],
  ["PP-6.configuration", "a saver may replace keys", allow("SaveMessages/Role", "dynamodb:PutItem", arn(keys))],
  ["PP-6.configuration", "the sweep may delete apps", allow("Sweep/Role", "dynamodb:DeleteItem", arn(apps))],
  ["PP-6.configuration", "a reader may delete what is configured", allow("ReadApp/Role", "dynamodb:PartiQLDelete", arn(settings))],
  ["PP-3", "a role can be taken by another account", set("Sweep/Role", "AssumeRolePolicyDocument", trust({ AWS: "arn:aws:iam::999999999999:root" }))],
  ["PP-3", "anybody may call a function", more("AWS::Lambda::Permission", { FunctionName: arn(saver), Principal: "*", Action: "lambda:InvokeFunction" })],
  ["DA-5.opt-out", "a person has keys that never end", more("AWS::IAM::User")],
];
