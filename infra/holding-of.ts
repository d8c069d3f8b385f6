import { categories } from "../functions/policy/categories.ts";
import { kinds } from "../functions/policy/kinds.ts";
import type { Table } from "../functions/policy/names.ts";
import type { Holding } from "./guard/index.ts";

/** What a table of the product holds, by the policy; nothing if the policy knows no such table. */
export const holdingOf = (table: Table): Holding | undefined =>
  (Object.keys(all) as Holding[]).find((name) => "table" in all[name] && all[name].table === table);

const all = { ...categories, ...kinds };
