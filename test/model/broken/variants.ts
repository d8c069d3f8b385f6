/** Every variant, by its invariant. */

import { ofAccidents } from "./of-accidents.ts";
import { ofCopies } from "./of-copies.ts";
import { ofLawAndEnd } from "./of-law-and-end.ts";
import { ofTime } from "./of-time.ts";
import { ofWorkAndStrangers } from "./of-work-and-strangers.ts";
import type { Variant } from "./variant.ts";

export const variants: readonly Variant[] = [
  ...ofTime,
  ...ofLawAndEnd,
  ...ofWorkAndStrangers,
  ...ofCopies,
  ...ofAccidents,
];
