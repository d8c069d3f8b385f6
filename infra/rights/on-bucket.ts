import { variables } from "../../functions/policy/names.ts";
import type { BucketRight } from "../actions/action.ts";
import type { Resources } from "../resources.ts";
import { allow, type Grant, nothing } from "./grant.ts";

type OnObjects = Exclude<BucketRight, keyof typeof onWhole>;

/** Rights on the bucket itself. */
const onWhole = {
  know: ["s3:ListBucket"],
  list: ["s3:ListBucket", "s3:ListBucketMultipartUploads"],
} as const;

const onObjects: Readonly<Record<OnObjects, readonly string[]>> = {
  read: ["s3:GetObject"],
  write: ["s3:PutObject", "s3:PutObjectTagging"],
  tag: ["s3:PutObjectTagging", "s3:DeleteObjectTagging"],
  delete: ["s3:DeleteObject"],
  abort: ["s3:AbortMultipartUpload"],
};

/**
 * Rights on the media, whose objects have no names that the stack could know. Each lies under a key that comes with
 * the request, so that none is a use of the region's key.
 */
export const onBucket = (rights: readonly BucketRight[], { bucket }: Resources): Grant => {
  if (rights.length === 0) return nothing;
  const isWhole = (right: BucketRight): right is keyof typeof onWhole => right in onWhole;
  const actions = rights.flatMap((right) => (isWhole(right) ? [] : onObjects[right]));
  const listing = rights.flatMap((right) => (isWhole(right) ? onWhole[right] : []));
  return {
    statements: [
      ...(actions.length > 0 ? [allow(actions, bucket.arnForObjects("*"))] : []),
      ...(listing.length > 0 ? [allow([...new Set(listing)], bucket.bucketArn)] : []),
    ],
    variables: { [variables.bucket]: bucket.bucketName },
  };
};
