import { addUp, type Holding, type Holdings } from "../../client/holdings.ts";
import { api, type Place, pages } from "../api/api.ts";
import type { Load } from "../shell/loaded.ts";

type Question = {
  readonly category?: Holding["category"];
  readonly store?: "true" | "false";
  readonly days?: number;
};

/** Reads what is held page by page, and tells what the pages have come to so far. */
export const loadHoldings =
  (appId: string, question: Question = {}): Load<Holdings> =>
  async (signal, soFar) => {
    const found: Holdings[] = [];
    const read = (at: Place) =>
      api.GET("/v1/apps/{appId}/holdings", {
        ...{ params: { path: { appId }, query: { ...question, ...at } }, signal },
      });
    for await (const page of pages(read)) {
      found.push(page);
      const sum = addUp(found);
      if (sum !== undefined) soFar(sum);
    }
    const whole = addUp(found);
    if (whole === undefined) throw new Error("There was no page");
    return whole;
  };
