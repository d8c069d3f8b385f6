import { Duration, type RemovalPolicy } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type LifecycleRule,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { lifecycleTag } from "../functions/policy/names.ts";
import { mediaClasses, operational } from "../functions/policy/periods.ts";

/**
 * The media of messages, private and unversioned: a version would outlive its deletion.
 * Lifecycle is the second net, so its rules are later than the sweep, never earlier than a record's time.
 */
export const mediaBucket = (scope: Construct, key: IKey, removalPolicy: RemovalPolicy): Bucket =>
  new Bucket(scope, "Media", {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    versioned: false,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    lifecycleRules: [...mediaClasses.map(expiryOf), unfinishedUploads],
    removalPolicy,
  });

/** Objects lie under the days of their class: `7/<appId>/<mediaId>`. */
const expiryOf = (period: string): LifecycleRule => {
  const days = Duration.parse(period).toDays();
  const expiration = Duration.parse(operational.mediaLifecycleSlack).plus(Duration.days(days));
  const tagFilters = { [lifecycleTag.key]: lifecycleTag.value };
  return { id: `expire-${days}`, prefix: `${days}/`, tagFilters, expiration };
};

const unfinishedUploads: LifecycleRule = {
  id: "abort-unfinished-uploads",
  abortIncompleteMultipartUploadAfter: Duration.parse(operational.unclaimedMedia),
};
