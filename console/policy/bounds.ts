/** The bounds that are computed from the deployed template, as `docs/bounds.md` has them; a test keeps that true. */
import document from "../../docs/bounds.md?raw";
import { rowsOf } from "./table-rows.ts";

const [, table = ""] =
  /<!-- bounds[^>]*-->\n([\s\S]*?)\n<!-- end of bounds -->/.exec(document) ?? [];

export const bounds = rowsOf(table);
