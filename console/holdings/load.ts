import { addUp, type Holdings } from "../../client/holdings.ts";
import { call, ofApp } from "../api/call.ts";
import type { Load } from "../shell/loaded.ts";

type Query = Readonly<Record<string, string | number | undefined>>;

/** Reads what is held page by page, and tells what the pages have come to so far. */
export const loadHoldings =
  (appId: string, query: Query = {}): Load<Holdings> =>
  async (signal, soFar) => {
    const pages: Holdings[] = [];
    let cursor: string | undefined;
    do {
      const page = await call<Holdings>(ofApp(appId, "holdings"), {
        query: { ...query, cursor },
        signal,
      });
      pages.push(page);
      cursor = page.next;
      const sum = addUp(pages);
      if (sum !== undefined) soFar(sum);
    } while (cursor !== undefined);
    const whole = addUp(pages);
    if (whole === undefined) throw new Error("There was no page");
    return whole;
  };
