import { variables } from "../../functions/policy/names.ts";
import type { BucketRight } from "../actions/action.ts";
import type { Resources } from "../resources.ts";
import { allow, type Grant, nothing, through } from "./grant.ts";

const onObjects: Readonly<Record<Exclude<BucketRight, "list">, readonly string[]>> = {
  read: ["s3:GetObject"],
  write: ["s3:PutObject", "s3:PutObjectTagging"],
  tag: ["s3:PutObjectTagging", "s3:DeleteObjectTagging"],
  delete: ["s3:DeleteObject"],
  abort: ["s3:AbortMultipartUpload"],
};

/** Rights on the media, whose objects have no names that the stack could know. */
export const onBucket = (rights: readonly BucketRight[], { bucket, key }: Resources): Grant => {
  if (rights.length === 0) return nothing;
  const actions = rights.flatMap((right) => (right === "list" ? [] : onObjects[right]));
  const listing = allow(["s3:ListBucket", "s3:ListBucketMultipartUploads"], bucket.bucketArn);
  const encrypted = rights.includes("read") || rights.includes("write");
  return {
    statements: [
      allow(actions, bucket.arnForObjects("*")),
      ...(rights.includes("list") ? [listing] : []),
      ...(encrypted ? [through(key, "s3")] : []),
    ],
    variables: { [variables.bucket]: bucket.bucketName },
  };
};
