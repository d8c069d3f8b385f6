/** Where a page of holdings ended. Invariant 9: a cursor is only a place within the app that the request itself names. */
import * as z from "zod/mini";
import { categoryNames } from "../domain/holdings.ts";
import { directorySlots } from "../domain/partition.ts";
import { Problem } from "../domain/problem.ts";
import type { CategoryName } from "../policy/categories.ts";
import type { Slot } from "../steps/walk/rows.ts";

/** Behind a directory row of a category, or in the middle of that row's partition, behind the record `within`. */
export type Place = {
  readonly category: CategoryName;
  readonly stop?: { readonly slot: Slot; readonly sk: string } | undefined;
  readonly within?: string | undefined;
};

const sortKey = z.string().check(z.minLength(1), z.maxLength(300));
const category = z.enum(categoryNames);
const row = z.string().check(z.regex(/^[^|]{1,200}\|[^|]{1,20}$/));
const slot = z.enum(directorySlots);
const places = z.union([
  z.tuple([category]),
  z.tuple([category, slot, row]),
  z.tuple([category, slot, row, sortKey]),
]);

export const cursorTo = ({ category, stop, within }: Place): string => {
  const place = [category, stop?.slot, stop?.sk, within].filter((one) => one !== undefined);
  return Buffer.from(JSON.stringify(place)).toString("base64url");
};

/** The place that a cursor names. Throws "invalid-cursor" for anything that is none, or of another category than asked for. */
export const placeOf = (cursor: string, asked: CategoryName | undefined): Place => {
  try {
    const [category, slot, sk, within] = places.parse(
      JSON.parse(Buffer.from(cursor, "base64url").toString()),
    );
    if (asked !== undefined && category !== asked) throw new Error("of another category");
    const stop = slot === undefined || sk === undefined ? undefined : { slot, sk };
    return { category, stop, within };
  } catch {
    throw new Problem("invalid-cursor");
  }
};
