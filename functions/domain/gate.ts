/** What may not be accepted at all: too young a person (DA-6.age), sensitive data (DA-6.sensitive). */
import type { MinimumAges } from "./configuration.ts";
import { type Detector, recognisers } from "./detectors.ts";

/** The age that a person of a jurisdiction must have (ISO 3166 alpha-2). */
export const minimumAge = (ages: MinimumAges, jurisdiction: string | undefined): number =>
  (jurisdiction === undefined ? undefined : ages[jurisdiction]) ?? ages.default;

/** What stands in a value: the members of a list or an object, and in a text the document that it is, if it is JSON. */
const within = (value: unknown): readonly unknown[] => {
  if (typeof value === "string") return [documentIn(value)];
  return typeof value === "object" && value !== null ? Object.values(value) : [];
};

/** Every text in a value and in documents in it, without recursion: whoever writes chooses how deep they are. */
const textsIn = (value: unknown): readonly string[] => {
  const open: unknown[] = [value];
  const texts: string[] = [];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one === "string") texts.push(one);
    for (const inner of within(one)) open.push(inner);
  }
  return texts;
};

const documentIn = (text: string): unknown => {
  if (!/^\s*["[{]/.test(text)) return undefined;
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
