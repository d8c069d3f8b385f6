/**
 * Where a record lies. A partition is a stretch of one group of one app: a conversation's day, a person,
 * a day of an app's log. Its directory row says when the first of its records is due, so that finding what
 * is overdue, or all of an app, costs in proportion to what is found.
 * Keys hold no personal data: a group is a fixed word or a keyed digest (invariant 10).
 */
export type Partition = {
  readonly app: string;
  readonly group: string;
  readonly bucket: string;
  /** When its app was registered, if whoever writes knows it (epoch ms); no part of any key. */
  readonly registeredAt?: number | undefined;
};

const separator = "|";

/** A key of several parts; no other file knows what stands between them. */
export const joined = (...parts: readonly (string | number)[]): string => parts.join(separator);

/** The parts of such a key. */
export const parted = (key: string): readonly string[] => key.split(separator);

/** The bucket of what is kept in one piece whatever its age. */
export const wholeBucket = "-";

/** The UTC day of an instant, as the bucket of what comes as a stream. */
export const dayBucket = (at: number): string => new Date(at).toISOString().slice(0, 10);

/**
 * A stream of a whole app falls into lanes, because one partition takes 1,000 writes a second. A writer keeps to
 * its lane: a busy app has many writers and so fills all lanes, a quiet one has one or two.
 */
export const lanes = ["0", "1", "2", "3", "4", "5", "6", "7"] as const;

const laneMark = ".";

export const laneBucket = (at: number, lane: string): string => dayBucket(at) + laneMark + lane;

/** The day that a bucket belongs to, whatever its lane. */
export const dayOf = (bucket: string): string => bucket.split(laneMark)[0] ?? bucket;

export const partitionKey = ({ app, group, bucket }: Partition): string =>
  joined(app, group, bucket);

/** The group beside a conversation in which the marks lie of what was recalled before it came. */
export const recalledGroup = (group: string): string => `${group}~recalled`;

/** The partition that a key of a record names. */
export const partitionFrom = (key: string): Partition => {
  const [app = "", group = "", bucket = wholeBucket] = key.split(separator);
  return { app, group, bucket };
};

/** The bucket that a partition key names. */
export const bucketOf = (key: string): string => partitionOfKey(key)?.bucket ?? wholeBucket;

/** The directory slots of one app; a group's rows lie together in one of them. */
export const directorySlots = ["0", "1", "2", "3", "4", "5", "6", "7"] as const;

const directory = "dir";

/** Whether a key is one of the directory's rows; an app may be called as they begin, but no bucket is called as a slot. */
export const isDirectoryKey = (key: string): boolean => {
  const [first, , slot] = parted(key);
  return first === directory && directorySlots.some((one) => one === slot);
};

/** The app that a row of any table is of, by its partition key. */
export const appOfKey = (key: string): string => parted(key)[isDirectoryKey(key) ? 1 : 0] ?? key;

/** The partition that a record's key names; undefined for a row of the directory, and of a table without partitions. */
export const partitionOfKey = (key: string): Partition | undefined => {
  const [app = "", group, bucket] = parted(key);
  if (isDirectoryKey(key) || group === undefined || bucket === undefined) return undefined;
  return { app, group, bucket };
};

const conversation = /^[\w-]{22}$/;
const wholeDay = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a record's key says that it lies in a day of a conversation. */
export const isOfConversation = (key: string): boolean => {
  const { group = "", bucket = "" } = partitionOfKey(key) ?? {};
  return conversation.test(group) && wholeDay.test(bucket);
};

const hash = (text: string): number => {
  let sum = 0;
  for (const byte of new TextEncoder().encode(text)) sum = (Math.imul(sum, 31) + byte) >>> 0;
  return sum;
};

export const pick = (text: string, among: readonly string[]): string =>
  among[hash(text) % among.length] ?? "0";

export const directoryKey = (app: string, slot: string): string => joined(directory, app, slot);

export const directoryKeyOf = ({ app, group }: Partition): string =>
  directoryKey(app, pick(group, directorySlots));

/** The start of a group's directory rows' sort keys. */
export const groupPrefix = (group: string): string => joined(group, "");

export const directorySort = ({ group, bucket }: Partition): string => groupPrefix(group) + bucket;

/** The partition that a directory row stands for. */
export const partitionOf = (key: { readonly pk: string; readonly sk: string }): Partition => {
  const [, app = ""] = parted(key.pk);
  const [group = "", bucket] = parted(key.sk);
  if (!isDirectoryKey(key.pk) || bucket === undefined) throw new Error("Not a directory row");
  return { app, group, bucket };
};

/** A sort key in order of time; `identity` tells records of the same millisecond apart. */
export const timeSort = (at: number, identity: string): string =>
  joined(String(at).padStart(15, "0"), identity);

/** Whether a sort key in order of time is that of an identity. */
export const isSortOf = (sort: string, identity: string): boolean =>
  sort.endsWith(joined("", identity));
