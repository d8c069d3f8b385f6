/** What is held of an app, all pages added up. */
import { addUp, type Holding, type Holdings } from "../../client/holdings.ts";
import type { Place } from "../commands/paging.ts";
import { type Api, pages } from "../http/api.ts";

/** What to ask: all of an app, or a category as if its storage were changed. */
export type Question = {
  readonly category?: Holding["category"];
  readonly store?: "true" | "false";
  readonly days?: number;
};

/** All that is held, or would be. */
export const holdingsOf = async (
  api: Api,
  appId: string,
  question: Question,
): Promise<Holdings> => {
  const read = (at: Place) =>
    api.GET("/v1/apps/{appId}/holdings", {
      params: { path: { appId }, query: { ...question, ...at } },
    });
  const found: Holdings[] = [];
  for await (const page of pages(read)) found.push(page);
  const whole = addUp(found);
  if (whole === undefined) throw new Error("There was no page");
  return whole;
};
