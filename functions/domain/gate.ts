/** What may not be accepted at all: too young a person (DA-6.age), sensitive data (DA-6.sensitive). */
import validator from "validator";
import type { MinimumAges } from "./configuration.ts";
import type { Detector } from "./detectors.ts";

/** The age that a person of a jurisdiction must have (ISO 3166 alpha-2). */
export const minimumAge = (ages: MinimumAges, jurisdiction: string | undefined): number =>
  (jurisdiction === undefined ? undefined : ages[jurisdiction]) ?? ages.default;

/** Whole years between a birthday (yyyymmdd) and an instant (epoch ms), by the UTC calendar. */
export const ageAt = (birthday: number, now: number): number => {
  const today = Number(new Date(now).toISOString().slice(0, 10).replaceAll("-", ""));
  return Math.floor((today - birthday) / 10_000);
};

const digitRuns = /\d(?:[ -]?\d){11,18}/g;
const ibanLike = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b/g;

const finders: Readonly<Record<Detector, (text: string) => boolean>> = {
  "payment-card": (text) =>
    (text.match(digitRuns) ?? []).some((run) => validator.isCreditCard(run.replace(/[ -]/g, ""))),
  iban: (text) => (text.match(ibanLike) ?? []).some((run) => validator.isIBAN(run)),
};

/** Whether any of the app's detectors recognises something in a text. */
export const looksSensitive = (text: string, detectors: readonly Detector[]): boolean =>
  detectors.some((detector) => finders[detector](text));
