import { type Zippable, zipSync } from "fflate";
import type { Pack } from "../ports.ts";

/** A ZIP: what anybody's computer opens. Whoever packs bounds the whole, so it is made in memory at once. */
export const zip: Pack = (files) => {
  const entries: Zippable = {};
  for (const { name, bytes, isPacked } of files) {
    entries[name] = [bytes, { level: isPacked ? 0 : 6 }];
  }
  return zipSync(entries);
};
