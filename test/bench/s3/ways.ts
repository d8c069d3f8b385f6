/** What is measured, and what it is given. */
import type { S3Client } from "@aws-sdk/client-s3";
import { s3Media, s3MediaOfApp } from "../../../functions/adapters/s3-media.ts";
import { bucketOf, calm } from "./bucket.ts";
import { eraseRaw } from "./raw.ts";
import { eraseOneByOne, erasePageByPage } from "./scripts.ts";

const prefix = "7/app/";
type Site = { readonly endpoint: string; readonly client: S3Client; readonly count: number };
export type Way = {
  readonly way: string;
  /** The share of the objects that it is given, where all would take too long. */
  readonly share: number;
  readonly erase: (site: Site) => Promise<unknown>;
};

export const ceiling: Way = {
  way: "raw HTTP (ceiling)",
  share: 1,
  erase: ({ endpoint }) => eraseRaw(endpoint, prefix),
};
export const app: Way = {
  way: "ours, everything of an app",
  share: 1,
  erase: ({ client }) => s3MediaOfApp(client, "bucket").eraseApp("app", () => true),
};
export const keys: Way = {
  way: "ours, keys that are known",
  share: 1,
  erase: ({ client, count }) =>
    s3Media(client, "bucket").erase(bucketOf(prefix, count, calm).names),
};
export const ways: readonly Way[] = [
  ceiling,
  app,
  keys,
  {
    way: "SDK, page by page",
    share: 1,
    erase: ({ client }) => erasePageByPage(client, prefix),
  },
  {
    way: "SDK, one by one",
    share: 0.004,
    erase: ({ client }) => eraseOneByOne(client, prefix),
  },
];
