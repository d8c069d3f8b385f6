/** What may not be accepted at all: too young a person (DA-6.age), sensitive data (DA-6.sensitive). */
import type { MinimumAges } from "./configuration.ts";
import { type Detector, recognisers } from "./detectors.ts";

/** The age that a person of a jurisdiction must have (ISO 3166 alpha-2). */
export const minimumAge = (ages: MinimumAges, jurisdiction: string | undefined): number =>
  (jurisdiction === undefined ? undefined : ages[jurisdiction]) ?? ages.default;

/** Every text in a value, however deep, and in texts that are JSON documents themselves. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value, ...textsIn(documentIn(value))];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
};

const documentIn = (text: string): unknown => {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** As a reader sees it: full-width digits are digits, and what has no width is not there. */
const plain = (text: string): string => text.normalize("NFKC").replace(/\p{Cf}/gu, "");

/** Whether any of the app's detectors recognises something in a value: in any text of it, wherever it stands. */
export const looksSensitive = (value: unknown, detectors: readonly Detector[]): boolean => {
  if (detectors.length === 0) return false;
  const texts = textsIn(value).map(plain);
  return detectors.some((detector) => texts.some((text) => recognisers[detector](text)));
};
