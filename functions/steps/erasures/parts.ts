/** The parts into which a large purge falls: all media, and each slot of each category's directory. */
import { directorySlots } from "../../domain/partition.ts";
import { type Perishable, perishable } from "../../policy/categories.ts";
import type { Slot } from "../walk/rows.ts";

export type SlotPart = `${Perishable}-${Slot}`;
export type Part = "media" | SlotPart;

export const partsOf = (category: Perishable): SlotPart[] =>
  directorySlots.map((slot): SlotPart => `${category}-${slot}`);

export const parts: readonly Part[] = ["media", ...perishable.flatMap(partsOf)];

/** The category and the slot of a part. */
export const slotOf = (part: SlotPart): { readonly category: Perishable; readonly slot: Slot } => {
  for (const category of perishable) {
    for (const slot of directorySlots) {
      if (part === `${category}-${slot}`) return { category, slot };
    }
  }
  throw new Error("Not a part");
};
