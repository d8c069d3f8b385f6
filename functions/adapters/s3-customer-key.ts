/** S3 seals an object under a key that comes with each request (SSE-C) and keeps no copy of it. */
import { createHash } from "node:crypto";

const algorithm = "AES256";

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** The digest by which S3 tells a key that was garbled on its way; it protects nothing. */
const checksum = (key: Uint8Array): string => createHash("md5").update(key).digest("base64");

/** The key as the SDK's commands take it; the SDK adds the checksum. */
export const customerKey = (key: Uint8Array) => ({
  SSECustomerAlgorithm: algorithm,
  SSECustomerKey: base64(key),
});

/** The headers that a client of ours sends with a link. */
export const customerKeyHeaders = (key: Uint8Array): Readonly<Record<string, string>> => ({
  "x-amz-server-side-encryption-customer-algorithm": algorithm,
  "x-amz-server-side-encryption-customer-key": base64(key),
  "x-amz-server-side-encryption-customer-key-md5": checksum(key),
});
