/** What large numbers take: arithmetic over stated parameters, nothing is run. */
import type { Bench } from "../report.ts";
import { columns, rows, scenarios } from "./page.ts";

export const bench: Bench = {
  name: "scale",
  title: "What large numbers take (arithmetic, see docs/scale.md)",
  run: async () => ({
    name: "scale",
    columns: columns(),
    rows: rows(),
    notes: scenarios().map(({ name, given }) => `${name}: ${given}.`),
  }),
};
