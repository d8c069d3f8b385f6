/** What may not be accepted at all: too young a person (DA-6.age), sensitive data (DA-6.sensitive). */
import type { MinimumAges } from "./configuration.ts";
import { type Detector, recognisers } from "./detectors.ts";

/** The age that a person of a jurisdiction must have (ISO 3166 alpha-2). */
export const minimumAge = (ages: MinimumAges, jurisdiction: string | undefined): number =>
  (jurisdiction === undefined ? undefined : ages[jurisdiction]) ?? ages.default;

/** Whether any of the app's detectors recognises something in a text. */
export const looksSensitive = (text: string, detectors: readonly Detector[]): boolean =>
  detectors.some((detector) => recognisers[detector](text));
