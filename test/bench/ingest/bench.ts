import type { Bench } from "../report.ts";

export const bench: Bench = {
  name: "ingest",
  title: "Storing messages",
  run: async () => ({ name: "ingest", columns: [], rows: [] }),
};
