import type { Request } from "../../tap/calls.ts";
import type { Wanted, Wants } from "./wanted.ts";

/** What a call is about, read from a path of the form `/bucket/key`. */
const placeOf = ({ path }: Request) => {
  const url = new URL(path, "http://s3");
  const [, bucket = "", ...key] = decodeURIComponent(url.pathname).split("/");
  return { bucket, key: key.join("/"), query: url.searchParams };
};

const tagsOf = (tagging: string) =>
  Object.fromEntries(
    [...new URLSearchParams(tagging)].map(([name, value]) => [
      `s3:requestobjecttag/${name.toLowerCase()}`,
      [value],
    ]),
  );

const algorithm = "x-amz-server-side-encryption-customer-algorithm";

/** Whoever stores an object with tags also tags it. */
const putting = ({ headers }: Request, object: string): readonly Wanted[] => {
  const { [algorithm]: sealed, "x-amz-tagging": tagging, "if-none-match": onlyNew } = headers;
  const context = {
    ...(onlyNew === undefined ? {} : { "s3:if-none-match": [onlyNew] }),
    ...(sealed === undefined ? {} : { [`s3:${algorithm}`]: [sealed] }),
    ...(tagging === undefined ? {} : tagsOf(tagging)),
  };
  const put = { action: "s3:PutObject", resource: object, context };
  if (tagging === undefined) return [put];
  return [put, { action: "s3:PutObjectTagging", resource: object, context }];
};

const deleting = ({ body }: Request, bucket: string): readonly Wanted[] =>
  (body.toString().match(/<Key>(.*?)<\/Key>/gs) ?? []).map((key) => ({
    action: "s3:DeleteObject",
    resource: `${bucket}/${key.slice("<Key>".length, -"</Key>".length)}`,
  }));

const plain: Readonly<Record<string, string>> = {
  GET: "s3:GetObject",
  HEAD: "s3:GetObject",
  DELETE: "s3:DeleteObject",
  "PUT ?tagging": "s3:PutObjectTagging",
  "GET ?tagging": "s3:GetObjectTagging",
  "DELETE ?tagging": "s3:DeleteObjectTagging",
  "POST ?uploads": "s3:PutObject",
};

const listing: Readonly<Record<string, string>> = {
  "GET ?list-type": "s3:ListBucket",
  "GET ?uploads": "s3:ListBucketMultipartUploads",
};

export const s3Wants: Wants = (operation, request) => {
  const { bucket, key, query } = placeOf(request);
  const arn = `arn:aws:s3:::${bucket}`;
  const object = `${arn}/${key}`;
  const list = listing[operation];
  if (list !== undefined) return [{ action: list, resource: arn }];
  if (operation === "POST ?delete") return deleting(request, arn);
  if (operation === "PUT") return putting(request, object);
  if (operation === "DELETE" && query.has("uploadId")) {
    return [{ action: "s3:AbortMultipartUpload", resource: object }];
  }
  const action = plain[operation];
  return action === undefined || key === "" ? [] : [{ action, resource: object }];
};

/** Whoever may not list a bucket is not told that an object is absent: what would tell it so, and of which bucket. */
export const tellsAbsence = (request: Request): string | undefined => {
  const { bucket, key } = placeOf(request);
  return key === "" ? undefined : `arn:aws:s3:::${bucket}`;
};
