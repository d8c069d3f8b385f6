import { type Category, categories } from "./categories.ts";
import { clauses } from "./clauses.ts";
import { contradictions } from "./contradictions.ts";
import { mediaClasses, operational } from "./periods.ts";

export type Policy = {
  readonly version: string;
  readonly source: string;
  readonly clauses: Readonly<Record<string, string>>;
  readonly categories: Readonly<Record<string, Category>>;
  readonly operational: Readonly<Record<string, string>>;
  readonly mediaClasses: readonly string[];
  readonly subProcessors: readonly string[];
};

/** Builds a policy, or throws an `Error` that names every contradiction. */
export const policyOf = (candidate: Policy): Policy => {
  const found = contradictions(candidate);
  if (found.length > 0) throw new Error(`The policy contradicts itself:\n- ${found.join("\n- ")}`);
  return candidate;
};

export const policy = policyOf({
  version: "2022-06-23",
  source: "Tencent Cloud Chat, Chat Policies (PP of 2022-06-23, DA of 2022-04-27)",
  clauses,
  categories,
  operational,
  mediaClasses,
  subProcessors: ["Amazon Web Services", "TRTC, for apps that opted in and subscribed"],
});
