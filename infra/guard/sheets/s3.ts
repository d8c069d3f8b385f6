import { copiesOfBucket, netsOfBucket } from "../lives/bucket.ts";
import { any, only, refused, type Sheet } from "./sheet.ts";

const bucket: Sheet = {
  type: "AWS::S3::Bucket",
  holds: true,
  rules: {
    ...any(
      "AbacStatus",
      "AccessControl",
      "BucketEncryption",
      "BucketName",
      "BucketNamespace",
      "BucketNamePrefix",
      "CorsConfiguration",
      "OwnershipControls",
      "PublicAccessBlockConfiguration",
      "Tags",
      "VersioningConfiguration",
      "LifecycleConfiguration.Rules[].Id",
      "LifecycleConfiguration.Rules[].Status",
      "LifecycleConfiguration.Rules[].Prefix",
      "LifecycleConfiguration.Rules[].TagFilters",
      "LifecycleConfiguration.Rules[].ObjectSizeGreaterThan",
      "LifecycleConfiguration.Rules[].ObjectSizeLessThan",
      "LifecycleConfiguration.Rules[].AbortIncompleteMultipartUpload",
      "LifecycleConfiguration.Rules[].ExpirationInDays",
      "LifecycleConfiguration.Rules[].ExpiredObjectDeleteMarker",
      "LifecycleConfiguration.Rules[].NoncurrentVersionExpiration",
    ),
    "LifecycleConfiguration.Rules[].ExpirationDate": refused(
      "DA-5.period",
      "deletes everything of a day on, whatever its period",
    ),
    "LifecycleConfiguration.Rules[].Transitions": refused(
      "DA-5.period",
      "could not decide: an archive has periods of its own, 30 days and more",
    ),
    ObjectLockEnabled: only([false], "DA-5.period", "a locked object cannot be deleted on time"),
    ObjectLockConfiguration: refused("DA-5.period", "a locked object cannot be deleted on time"),
    ReplicationConfiguration: refused("PP-3", "copies objects to where no deletion follows"),
    LoggingConfiguration: refused(
      "PP-6.log",
      "access logs name people's addresses, and lifecycle has no bound for their removal",
    ),
    InventoryConfigurations: refused("PP-4.integrated", "lists of objects outlive the objects"),
    AnalyticsConfigurations: refused("PP-4.integrated", "lists of objects outlive the objects"),
    AccelerateConfiguration: refused("PP-3", "takes uploads in at the edge, all over the world"),
    MetadataTableConfiguration: refused("PP-4.integrated", "a table of what was ever stored"),
    MetadataConfiguration: refused("PP-4.integrated", "a table of what was ever stored"),
    IntelligentTieringConfigurations: refused("DA-5.period", "moves objects to archives"),
    MetricsConfigurations: refused("PP-6.monitoring", "could not decide: metrics by prefix or tag"),
    NotificationConfiguration: refused(
      "PP-4.integrated",
      "could not decide: every upload and deletion is told to others",
    ),
    WebsiteConfiguration: refused("DA-2.messages", "shows media to everybody"),
  },
  copies: copiesOfBucket,
  also: netsOfBucket,
};

export const s3 = [bucket] as const;
