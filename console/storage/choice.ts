import { days } from "../../functions/policy/duration.ts";
import { promised } from "../../functions/policy/periods.ts";
import { counted } from "../words/format.ts";

/** Whether a category is stored, and for how many days if somebody chose. */
export type Choice = { readonly store: boolean; readonly days?: number };

export const usual = days(promised.chosenDefault);
export const [least, most] = [days(promised.chosenMin), days(promised.chosenMax)];

export const choiceText = ({ store, days: chosen = usual }: Choice): string =>
  store ? `kept for ${counted(chosen, "day")}` : "not stored";
