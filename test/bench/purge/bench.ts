import type { Bench } from "../report.ts";

export const bench: Bench = {
  name: "purge",
  title: "Emptying an app",
  run: async () => ({ name: "purge", columns: [], rows: [] }),
};
