/**
 * Access bundles are copies of what a person wrote, made for that person. Each of their files lies in the category of
 * what it holds, as a record that names one object: so it is over, swept, opted out of, purged and erased with the rest
 * of the category, by the same code. A law never holds one: it holds the originals.
 */
import type { Chosen } from "../policy/categories.ts";
import { days } from "../policy/duration.ts";
import { mediaClasses } from "../policy/periods.ts";
import { mediaKey } from "./media.ts";
import { joined, type Partition, wholeBucket } from "./partition.ts";

const mark = "access";
const suffix = `~${mark}`;

/** The group of a person's copies beside their profile. */
export const profileCopies = (group: string): string => group + suffix;

/** The group of all copies of messages: they hold what lies in many conversations. */
export const messageCopies = mark;

export const isCopy = (group: string): boolean => group === messageCopies || group.endsWith(suffix);

/** One file of a bundle; `openedAt` (epoch ms) is when the making of the bundle began, `user` the person's digest. */
export type BundleFile = {
  readonly app: string;
  readonly user: string;
  readonly requestId: string;
  readonly openedAt: number;
  readonly category: Chosen;
  readonly file: number;
};

const nameOf = ({ requestId, category, file }: BundleFile): string =>
  `${requestId}-${category}-${file}`;

export const placeOfFile = (
  of: BundleFile,
): { readonly partition: Partition; readonly sk: string } => {
  const group = of.category === "messages" ? messageCopies : profileCopies(of.user);
  const partition = { app: of.app, group, bucket: wholeBucket };
  return { partition, sk: joined(of.openedAt, nameOf(of)) };
};

/**
 * The object of a file. Named like an upload that was opened when the making began: whoever erases the record waits, as
 * for an upload, until no maker can be at work on it any more.
 */
export const keyOfFile = (of: BundleFile): string =>
  mediaKey(days(mediaClasses[0]), of.app, `m${of.openedAt}-${nameOf(of)}`);
