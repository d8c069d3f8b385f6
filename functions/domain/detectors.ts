/** Recognisers of sensitive data in free text; which of them look is the app's choice (DA-6.sensitive). */
import cards from "validator/lib/isCreditCard.js";
import ibans from "validator/lib/isIBAN.js";

export const detectors = ["payment-card", "iban"] as const;
export type Detector = (typeof detectors)[number];

/** What people put between groups of digits: any space, dash or point, and what comes with a line's end. */
const between = "[\\s\\p{Pd}./·]";
const separator = new RegExp(between, "gu");
const groupsOfDigits = new RegExp(`\\d+(?:${between}{1,3}\\d+)*`, "gu");
const longestCard = 19;

/** Whether neighbouring groups of digits are a card's number together; other numbers may stand beside it. */
const startsCard = (groups: readonly string[]): boolean => {
  let number = "";
  for (const group of groups) {
    number += group;
    if (number.length > longestCard) return false;
    if (cards.default(number)) return true;
  }
  return false;
};

const hasCard = (text: string): boolean =>
  (text.match(groupsOfDigits) ?? []).some((run) => {
    const groups = run.split(separator).filter((group) => group !== "");
    return groups.some((_, from) => startsCard(groups.slice(from, from + longestCard)));
  });

/** What could be an IBAN, and words after it that look like more of it. */
const likeIban = new RegExp(
  `(?<![\\p{L}\\p{N}_])(?=([A-Z]{2}\\d{2}(?:${between}{0,2}[A-Z0-9]){11,30}))`,
  "giu",
);
const shortestIban = 15;

const startsIban = (like: string): boolean => {
  const whole = like.replace(separator, "");
  const lengths = Array.from({ length: whole.length - shortestIban + 1 }, (_, more) => more);
  return lengths.some((more) => ibans.default(whole.slice(0, shortestIban + more)));
};

const hasIban = (text: string): boolean =>
  [...text.matchAll(likeIban)].some(([, like = ""]) => startsIban(like));

export const recognisers: Readonly<Record<Detector, (text: string) => boolean>> = {
  "payment-card": hasCard,
  iban: hasIban,
};
