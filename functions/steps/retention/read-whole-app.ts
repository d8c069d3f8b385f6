import { keepingOf } from "../../domain/keeping.ts";
import type { OrderedPaging } from "../../domain/paging.ts";
import type { Holder, Stored } from "../../ports.ts";
import type { Join } from "./merge.ts";
import { readPage } from "./read-page.ts";
import { wholeApp } from "./record-calls.ts";
import { showPage } from "./show-page.ts";

/** A page of what belongs to an app as a whole: its log data, its monitoring data. */
export const readWholeApp = async <T>(
  holder: Holder,
  app: string,
  { limit, cursor, order }: OrderedPaging,
  view: (record: Stored) => T,
  now: number,
  join?: Join,
) => {
  const reading = { app, group: wholeApp, limit, cursor, descending: order === "desc", join };
  const page = await readPage(holder, reading, keepingOf(holder.category, {}), now);
  const { items, next } = await showPage(page, view);
  return { records: items, ...(next === undefined ? {} : { next }) };
};
