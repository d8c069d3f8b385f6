/** What is lost or fails for a while (invariants 2 to 4). */
import type { Variant } from "./variant.ts";

export const ofAccidents: readonly Variant[] = [
  {
    invariant: 2,
    name: "one store that fails holds up the sweep of all others",
    theme: "accidents",
    witness: [
      { do: "introduce", app: 1, by: 0 },
      { do: "wait", for: "beforeExpiry" },
      { do: "outage", table: "monitoring-data" },
    ],
    breaks: [
      {
        file: "sweep/sweep.ts",
        whole: "Promise.all(ports.holders.map((holder) => sweepHolder(ports, holder, by, apart)));",
        broken:
          "ports.holders.reduce<Promise<Swept[]>>(async (before, holder) => [...(await before), await sweepHolder(ports, holder, by, apart)], Promise.resolve([]));",
      },
      {
        file: "sweep/sweep.ts",
        whole: "if (swept.failed !== undefined) apart.note({ part: category, ...swept.failed });",
        broken: "if (swept.failed !== undefined) throw swept.failed.cause;",
      },
      {
        file: "steps/batches/apart.ts",
        whole: "note({ part, cause, times: 1 });\n      return undefined;",
        broken: "throw cause;",
      },
    ],
  },
];
