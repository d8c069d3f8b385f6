import type { Bench } from "../report.ts";

export const bench: Bench = {
  name: "throttled",
  title: "Emptying an app while DynamoDB throttles",
  run: async () => ({ name: "throttled", columns: [], rows: [] }),
};
