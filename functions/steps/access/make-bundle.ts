/**
 * Makes the bundle of an access request (GDPR Art. 15), file by file, a category after the other. Each file is of one
 * category alone, lies in it and under its key: so opting out of it, its purge or its deletion take the file along.
 */
import { keepingFor } from "../../domain/app.ts";
import type { BundleFile } from "../../domain/copies.ts";
import type { BundlePart, DeletionRequest } from "../../domain/requests/request.ts";
import { contains, leavesOut, lives } from "../../policy/access.ts";
import { type Chosen, chosenCategories } from "../../policy/categories.ts";
import type { AppKeys, Holder, Pack, Patience, ReadObject } from "../../ports.ts";
import { type Collected, type Collection, collect } from "./collect.ts";
import type { BundlePlace } from "./place.ts";
import type { Unit } from "./units.ts";
import { type WritingFile, writeFile, writtenFile } from "./write-file.ts";

export type MakingBundle = Omit<WritingFile, "holder"> & {
  readonly holders: Readonly<Record<Chosen, Holder>>;
  readonly keys: AppKeys;
  readonly read: ReadObject;
  readonly pack: Pack;
};

const entriesName: Readonly<Record<Chosen, string>> = {
  userInformation: "profile.json",
  messages: "messages.json",
};

const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`);

const isEntry = (unit: Unit): unit is Extract<Unit, { kind: "entry" }> => unit.kind === "entry";

/** Packs what was collected, with a word on what it is. */
const packed = (pack: Pack, of: BundleFile, { units }: Collected, now: number): Buffer => {
  const about = {
    app: of.app,
    file: of.file,
    takenAt: new Date(now).toISOString(),
    contains: contains[of.category],
    leavesOut,
    canBeFetchedFor: lives,
  };
  const entries = units.filter(isEntry).map(({ entry }) => entry);
  const document = of.category === "userInformation" ? entries[0] : entries;
  const media = units.flatMap((unit) => (unit.kind === "medium" ? [unit] : []));
  const zipped = pack([
    { name: "about.json", bytes: json(about), isPacked: false },
    { name: entriesName[of.category], bytes: json(document), isPacked: false },
    ...media.map(({ name, bytes }) => ({ name, bytes, isPacked: true })),
  ]);
  return Buffer.from(zipped.buffer, zipped.byteOffset, zipped.byteLength);
};

type Making = Omit<Collection, "category">;

const fileIn = (
  { appId, requestId, scope }: DeletionRequest,
  place: BundlePlace,
  category: Chosen,
) => {
  if (scope.kind !== "user") throw new Error("A bundle is a person's");
  const file = place.files + 1;
  return { app: appId, user: scope.digest, requestId, openedAt: place.openedAt, category, file };
};

/** The category is done, as far as it is kept. */
const closed = (place: BundlePlace, part: BundlePart): BundlePlace => ({
  ...{ openedAt: place.openedAt, files: 0, records: 0, from: {} },
  done: [...place.done, part],
});

/** What a file that was written, or one without anything in it, makes of the place. */
const after = (
  place: BundlePlace,
  category: Chosen,
  { records, next }: Pick<Collected, "records" | "next">,
  files: number,
): BundlePlace => {
  const sum = { files: place.files + files, records: place.records + records };
  return next === undefined
    ? closed(place, { category, stored: true, ...sum })
    : { ...place, ...sum, from: next };
};

/** Makes the next file of a category, if there is anything to put into it; "later" if some of it is being erased. */
export const nextFile = async (
  ports: MakingBundle,
  making: Making,
  place: BundlePlace,
  patience: Patience,
): Promise<BundlePlace | "later"> => {
  const { tenant, request, now } = making;
  const category = chosenCategories[place.done.length];
  if (category === undefined) throw new Error("The bundle is made");
  const holder = ports.holders[category];
  const none = { category, stored: false, records: 0, files: 0 };
  if (keepingFor(tenant, category).kind === "none") return closed(place, none);
  const of = fileIn(request, place, category);
  const before = await writtenFile(holder, of);
  if (before !== undefined) return after(place, category, before, 1);
  const vault = await ports.keys.vault(tenant, category);
  const collecting = { holder, vault, read: ports.read };
  const collected = await collect(collecting, { ...making, category }, place.from, patience);
  if (collected.units.length === 0) return after(place, category, collected, 0);
  const { records, next, oldest } = collected;
  const bytes = packed(ports.pack, of, collected, now);
  const file = { bytes, oldest, bundled: { records, next } };
  const written = await writeFile({ ...ports, holder }, of, vault, file, now);
  if (written === "erased") return "later";
  return written === "unkept" ? closed(place, none) : after(place, category, collected, 1);
};

export const isMade = ({ done }: BundlePlace): boolean => done.length === chosenCategories.length;
