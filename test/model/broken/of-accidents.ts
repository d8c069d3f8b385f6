/** What is lost or fails for a while (invariants 2 to 4). */
import type { Variant } from "./variant.ts";

export const ofAccidents: readonly Variant[] = [
  {
    invariant: 3,
    name: "an app whose row is lost is taken for one that is gone",
    theme: "accidents",
    witness: [
      { do: "say", app: 0, by: 0, in: 0, ago: 0 },
      { do: "wait", for: "hour" },
      { do: "say", app: 0, by: 0, in: 0, ago: 0 },
      { do: "wait", for: "toExpiry" },
      { do: "loseRow", app: 0, table: "apps" },
    ],
    breaks: [
      {
        file: "domain/standing.ts",
        whole: 'if (standing.kind === "unknown") return undefined;',
        broken:
          'if (standing.kind === "unknown") return { kind: "none", before: Number.MAX_SAFE_INTEGER };',
      },
    ],
  },
  {
    invariant: 8,
    name: "the sweep begins what waits for a worker once more, beside itself",
    theme: "failures",
    witness: [
      { do: "keep", app: 0, category: "messages", days: 1 },
      { do: "lose", which: 0 },
      { do: "wait", for: "hour" },
      { do: "wait", for: "hour" },
      { do: "wait", for: "hour" },
      { do: "sweep" },
      { do: "sweep" },
    ],
    breaks: [
      {
        file: "adapters/dynamodb-turns.ts",
        whole: "(attribute_not_exists(leased) OR leased <= :now OR turn = :to)",
        broken: "(attribute_not_exists(leased) OR leased <= :now OR leased > :now OR turn = :to)",
      },
    ],
  },
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
