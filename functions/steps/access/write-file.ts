/**
 * Writes one file of a bundle. What was decided while it was being made counts (invariants 5, 6 and 11): the app is read
 * again right before its record is stored, and a record that was erased meanwhile takes its object along. The record
 * comes first, so that no object is unfound; written again, the file is the same (invariant 8).
 */
import { keepingFor, type Tenant } from "../../domain/app.ts";
import { type BundleFile, keyOfFile, placeOfFile } from "../../domain/copies.ts";
import { namesOf } from "../../domain/ledger/entry.ts";
import { partitionKey } from "../../domain/partition.ts";
import { passedOver } from "../../domain/passed-over.ts";
import { milliseconds } from "../../policy/duration.ts";
import { operational } from "../../policy/periods.ts";
import type {
  AppKeys,
  Apps,
  ErasedUntil,
  Found,
  Holder,
  PutObject,
  Stored,
  Vault,
} from "../../ports.ts";
import { sendAll } from "../batches/packer.ts";
import { listPartitions, stamped } from "../retention/store.ts";
import type { FilePlace } from "./place.ts";

export type WritingFile = {
  readonly apps: Apps;
  readonly keys: AppKeys;
  readonly holder: Holder;
  readonly erasedUntil: ErasedUntil;
  readonly put: PutObject;
};

/** What became of a file; `next` is where the one behind it begins, as whoever wrote it first said. */
export type Bundled = { readonly records: number; readonly next?: FilePlace | undefined };

/** What is noted of a file, if it is there and whole. */
export const bundledIn = (record: Stored | undefined): Bundled | undefined =>
  record?.recalled === true ? undefined : (record?.bundled as Bundled | undefined);

/** A file that was written before: it is not made again. */
export const writtenFile = async (
  { records }: Holder,
  of: BundleFile,
): Promise<Bundled | undefined> => bundledIn(await records.get(placeOfFile(of)));

/** What is to be written, and the oldest clock in each group that it is of (epoch ms). */
export type Content = {
  readonly bytes: Buffer;
  readonly bundled: Bundled;
  readonly oldest: ReadonlyMap<string, number>;
};

/** The ledger's names for what a file has of a group. */
const namesIn = ({ user, category }: BundleFile, group: string): readonly string[] =>
  namesOf(category, { group, author: user });

/** Whether anything of it was erased, or is being erased, since it was read. */
const isErased = async (
  { erasedUntil }: WritingFile,
  of: BundleFile,
  { oldest }: Content,
  now: number,
): Promise<boolean> => {
  const groups = [...oldest];
  const names = new Set(groups.flatMap(([group]) => namesIn(of, group)));
  const until = await erasedUntil(of.app, [...names], now);
  return groups.some(([group, at]) =>
    namesIn(of, group).some((name) => at <= (until.get(name) ?? Number.NEGATIVE_INFINITY)),
  );
};

/** The app as it is now, if it still keeps what the file holds, under the same key. */
const stillKept = async (
  ports: WritingFile,
  of: BundleFile,
  { keyId }: Vault,
): Promise<Tenant | undefined> => {
  const tenant = await ports.apps.tenant(of.app);
  const isSame = tenant?.settings.keys?.[of.category]?.id === keyId;
  if (tenant === undefined || tenant.app.status === "purging" || !isSame) return undefined;
  return keepingFor(tenant, of.category).kind === "none" ? undefined : tenant;
};

/** The record of a file, stamped with the bundle's end; undefined if that is over. */
const recordOf = (tenant: Tenant, of: BundleFile, now: number) => {
  const keeping = keepingFor(tenant, of.category);
  if (keeping.kind === "none") return undefined;
  const ms = Math.min(keeping.ms, milliseconds(operational.accessBundle));
  const { partition, sk } = placeOfFile(of);
  const { registeredAt } = tenant.app;
  const place = { partition: { ...partition, registeredAt }, sk };
  const draft = { ...place, author: of.user, at: of.openedAt, media: [keyOfFile(of)] };
  return stamped([draft], { ...keeping, ms }, now)[0];
};

type File = { readonly name: string; readonly key: Uint8Array; readonly bytes: Buffer };

/** A file that was put before its record knew of it is put anew: it is a copy, which nothing holds. */
const putInPlace = async ({ media }: Holder, put: PutObject, { name, key, bytes }: File) => {
  const putOnce = () => put(name, key, bytes, "application/zip");
  if (await putOnce()) return;
  // What was refused is still there, and is written by another then.
  passedOver(await media?.erase([name]));
  if (!(await putOnce())) throw new Error("The file is being written by another");
};

/** Stores the record, then the object, and notes that it is there; false if the record was erased meanwhile. */
const store = async (
  { holder, put }: WritingFile,
  record: NonNullable<ReturnType<typeof recordOf>>,
  { key, bytes, bundled }: Content & { readonly key: Uint8Array },
  now: number,
): Promise<boolean> => {
  const [name = ""] = record.media as string[];
  await listPartitions(holder.directory, [record], now);
  // One that is there is the file's own, of a call that broke off.
  passedOver(await sendAll(holder.records.add, [record]));
  await putInPlace(holder, put, { name, key, bytes });
  const found: Found = { pk: partitionKey(record.partition), ...record };
  if (await holder.records.attach(found, { bundled: { ...bundled, bytes: bytes.length } }))
    return true;
  const { refused = [] } = (await holder.media?.erase([name])) ?? {};
  if (refused.length > 0) throw new Error("S3 refused an object");
  return false;
};

/** `unkept` is what may not be given out any more, `erased` what is to be collected anew: some of it is going. */
export type Written = "written" | "unkept" | "erased";

/** Writes a file, if what it holds may still be given out. */
export const writeFile = async (
  ports: WritingFile,
  of: BundleFile,
  vault: Vault,
  content: Content,
  now: number,
): Promise<Written> => {
  const tenant = await stillKept(ports, of, vault);
  const record = tenant && recordOf(tenant, of, now);
  if (record === undefined) return "unkept";
  if (await isErased(ports, of, content, now)) return "erased";
  const file = { ...content, key: vault.keyOfObject(keyOfFile(of)) };
  return (await store(ports, record, file, now)) ? "written" : "erased";
};
