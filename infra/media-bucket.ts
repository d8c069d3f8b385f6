import { Duration } from "aws-cdk-lib";
import { AnyPrincipal, Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  BlockedEncryptionType,
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CorsRule,
  HttpMethods,
  type LifecycleRule,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { lifecycleTag } from "../functions/policy/names.ts";
import { mediaClasses, operational } from "../functions/policy/periods.ts";
import type { Settings } from "./settings.ts";

/**
 * The media of messages, private and unversioned: a version would outlive its deletion. Each object is sealed under
 * a key that only its app's key makes and that no store keeps (SSE-C): without that key it is worthless.
 * Lifecycle is the second net, so its rules are later than the sweep, never earlier than a record's time.
 */
export const mediaBucket = (
  scope: Construct,
  key: IKey,
  { removal, mediaOrigins }: Pick<Settings, "removal" | "mediaOrigins">,
): Bucket => {
  const bucket = new Bucket(scope, "Media", {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    versioned: false,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    // New buckets refuse SSE-C unless they say otherwise.
    blockedEncryptionTypes: [BlockedEncryptionType.NONE],
    lifecycleRules: [...mediaClasses.map(expiryOf), unfinishedUploads],
    ...(mediaOrigins.length === 0 ? {} : { cors: [pagesOf(mediaOrigins)] }),
    removalPolicy: removal,
  });
  bucket.addToResourcePolicy(onlySealed(bucket));
  bucket.addToResourcePolicy(onlyTagged(bucket));
  bucket.addToResourcePolicy(onlyNew(bucket));
  return bucket;
};

/**
 * A browser asks S3 before it sends the headers that every link needs, and S3 refuses the pages of all origins but these.
 * Which headers are sent is for the link to say, whose signature holds.
 */
const pagesOf = (origins: readonly string[]): CorsRule => ({
  allowedMethods: [HttpMethods.GET, HttpMethods.PUT],
  allowedOrigins: [...origins],
  allowedHeaders: ["*"],
  exposedHeaders: ["ETag"],
  maxAge: 3_000,
});

/** Refuses to store what comes without a key of its own. */
const onlySealed = (bucket: Bucket): PolicyStatement =>
  new PolicyStatement({
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ["s3:PutObject"],
    resources: [bucket.arnForObjects("*")],
    conditions: { Null: { "s3:x-amz-server-side-encryption-customer-algorithm": "true" } },
  });

/** Refuses to store what lifecycle would not take: only a hold takes the tag away, later. */
const onlyTagged = (bucket: Bucket): PolicyStatement =>
  new PolicyStatement({
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ["s3:PutObject"],
    resources: [bucket.arnForObjects("*")],
    conditions: {
      StringNotEquals: { [`s3:RequestObjectTag/${lifecycleTag.key}`]: lifecycleTag.value },
    },
  });

/** Refuses to store what could overwrite: what is there may be held, and nobody who stores asks (invariant 4). */
const onlyNew = (bucket: Bucket): PolicyStatement =>
  new PolicyStatement({
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ["s3:PutObject"],
    resources: [bucket.arnForObjects("*")],
    conditions: { Null: { "s3:if-none-match": "true" } },
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
