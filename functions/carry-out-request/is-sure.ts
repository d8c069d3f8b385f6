import { partsOf } from "../domain/requests/parts.ts";
import type { InDoubt } from "../ports.ts";
import type { Step } from "./work-through.ts";

export type Believing = { readonly inDoubt: InDoubt };

/** Whether what a round has seen is all that there is: the directories that it went by have listed everything all along. */
export const isSure = async (
  { inDoubt }: Believing,
  { request, since }: Step,
): Promise<boolean> => {
  const doubted = await inDoubt(since);
  return !partsOf(request).some(({ category }) => doubted.has(category));
};
