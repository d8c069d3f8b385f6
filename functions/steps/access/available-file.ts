import { keepingFor, type Tenant } from "../../domain/app.ts";
import { type BundleFile, keyOfFile, placeOfFile } from "../../domain/copies.ts";
import { isReadable } from "../../domain/keeping.ts";
import type { Holder } from "../../ports.ts";
import { type Bundled, bundledIn } from "./write-file.ts";

/** A file that can be fetched now: its object, and until when (epoch ms). */
export type Available = { readonly key: string; readonly until: number; readonly bytes: number };

/** A file of a bundle, if it is there, whole, and not over. */
export const availableFile = async (
  { records }: Pick<Holder, "records">,
  tenant: Tenant,
  of: BundleFile,
  now: number,
): Promise<Available | undefined> => {
  const record = await records.get(placeOfFile(of));
  const bundled = bundledIn(record) as (Bundled & { readonly bytes: number }) | undefined;
  if (record === undefined || bundled === undefined) return undefined;
  if (!isReadable(record, keepingFor(tenant, of.category), now)) return undefined;
  return { key: keyOfFile(of), until: record.until, bytes: bundled.bytes };
};
