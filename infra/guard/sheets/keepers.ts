import type { ClauseId } from "../../../functions/policy/clauses.ts";
import { platform } from "../../../functions/policy/platform.ts";

type Keeper = { readonly clause: ClauseId; readonly why: string };

const keeps = (why: string): Keeper => ({ clause: "PP-4.integrated", why });
const leaves = (why: string): Keeper => ({ clause: "PP-3", why });

/** Types known to keep data, or to take it elsewhere, for which the guard computes no life: none is allowed. */
export const keepers: Readonly<Record<string, Keeper>> = {
  "AWS::Backup::BackupPlan": keeps("backups live until their own rule deletes them"),
  "AWS::Backup::BackupSelection": keeps("backups live until their own rule deletes them"),
  "AWS::Backup::BackupVault": keeps(
    "a vault keeps backups, and a locked one keeps them from being deleted",
  ),
  "AWS::Kinesis::Stream": keeps("every record stays for 24 hours to 365 days, deleted or not"),
  "AWS::KinesisFirehose::DeliveryStream": keeps(
    "writes copies to a store that no deletion reaches",
  ),
  "AWS::OpenSearchService::Domain": keeps("an index with snapshots of its own"),
  "AWS::OpenSearchServerless::Collection": keeps("an index that no deletion reaches"),
  "AWS::StepFunctions::StateMachine": keeps(
    `keeps inputs and outputs for ${platform.executions.period} after the end (${platform.executions.source})`,
  ),
  "AWS::EventsV2::EventBus": keeps("this kind of bus retains every event for a day to a year"),
  "AWS::Pipes::Pipe": keeps("carries records to where no deletion follows"),
  "AWS::Events::ApiDestination": leaves("sends events to an address outside of the region"),
  "AWS::Events::EventBusPolicy": leaves("lets other accounts use the bus"),
  "AWS::Events::Endpoint": leaves("a global endpoint replicates events to another region"),
  "AWS::CloudFront::Distribution": leaves("caches what it serves at the edge, all over the world"),
  "AWS::GlobalAccelerator::Accelerator": leaves(
    "takes requests in at the edge, all over the world",
  ),
  "AWS::KMS::ReplicaKey": leaves("a key of another region"),
  "AWS::S3::MultiRegionAccessPoint": leaves("leads to buckets of other regions"),
  "AWS::CloudTrail::Trail": keeps(
    "data events name the keys of items and objects, and stay in its bucket",
  ),
  "AWS::CloudTrail::EventDataStore": keeps("keeps events for 7 days at least"),
  "AWS::XRay::Group": {
    clause: "PP-6.monitoring",
    why: `traces are kept for ${platform.traces.period}`,
  },
  "AWS::XRay::SamplingRule": {
    clause: "PP-6.monitoring",
    why: `traces are kept for ${platform.traces.period}`,
  },
  "AWS::CloudWatch::MetricStream": keeps("copies metrics to a store of its own"),
  "AWS::CloudWatch::InsightRule": {
    clause: "PP-6.monitoring",
    why: `keeps contributors with CloudWatch's metrics, for ${platform.metrics.period}`,
  },
  "AWS::Logs::Destination": leaves("takes logs of other accounts, or gives ours to them"),
  "AWS::Logs::Delivery": { clause: "PP-6.log", why: "copies of logs go where they have no bound" },
  "AWS::Cognito::UserPoolUser": { clause: "DA-2.user", why: "a person, kept for ever" },
  "AWS::Cognito::UserPoolIdentityProvider": {
    clause: "DA-2.user",
    why: "people who sign in are kept for ever",
  },
  "AWS::Cognito::LogDeliveryConfiguration": { clause: "DA-2.user", why: "logs who signed in" },
  "AWS::IAM::User": { clause: "DA-5.opt-out", why: "a key that never ends reads what it may" },
  "AWS::IAM::AccessKey": { clause: "DA-5.opt-out", why: "a key that never ends reads what it may" },
};
