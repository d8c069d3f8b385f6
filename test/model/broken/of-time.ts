/** What must be there too long, or gone too early (invariants 1 to 3). */
import type { Variant } from "./variant.ts";

export const ofTime: readonly Variant[] = [
  {
    invariant: 1,
    name: "what has expired is read until it is swept",
    theme: "periods",
    witness: [
      { do: "say", app: 0, by: 1, in: 1, ago: 25 },
      { do: "keep", app: 0, category: "messages", days: 1 },
    ],
    breaks: [
      {
        file: "domain/keeping.ts",
        whole: "  now < expiryOf(record, keeping);",
        broken: "  record.withdrawn === undefined && now < Number.MAX_SAFE_INTEGER;",
      },
    ],
  },
  {
    invariant: 2,
    name: "the sweep leaves out what people wrote",
    theme: "periods",
    witness: [
      { do: "say", app: 0, by: 0, in: 0, ago: 0 },
      { do: "wait", for: "toExpiry" },
    ],
    breaks: [
      {
        file: "sweep/sweep.ts",
        whole: "Promise.all(ports.holders.map(",
        broken: 'Promise.all(ports.holders.filter((one) => one.category !== "messages").map(',
      },
    ],
  },
  {
    invariant: 2,
    name: "an entry moves a day too far ahead",
    theme: "periods",
    witness: [
      { do: "introduce", app: 0, by: 1 },
      { do: "say", app: 0, by: 1, in: 0, ago: 0 },
      { do: "settle" },
      { do: "wait", for: "toExpiry" },
      { do: "sweep" },
    ],
    breaks: [
      {
        file: "domain/keeping.ts",
        whole: "return expiry > now ? expiry :",
        broken: "return expiry > now ? expiry + 86_400_000 :",
      },
    ],
  },
  {
    invariant: 3,
    name: "a longer period counts for what was collected before",
    theme: "periods",
    witness: [
      { do: "say", app: 0, by: 0, in: 0, ago: 0 },
      { do: "keep", app: 0, category: "messages", days: 1 },
      { do: "wait", for: "beforeExpiry" },
      { do: "keep", app: 0, category: "messages", days: 2 },
    ],
    breaks: [
      {
        file: "domain/keeping.ts",
        whole: ": Math.min(record.until, record.at + ms);",
        broken: ": record.at + periodOf(keeping);",
      },
    ],
  },
  {
    invariant: 3,
    name: "the sweep takes what expires within the hour",
    theme: "periods",
    witness: [
      { do: "introduce", app: 1, by: 1 },
      { do: "wait", for: "day" },
      { do: "say", app: 0, by: 1, in: 1, ago: 0 },
      { do: "settle" },
      { do: "say", app: 0, by: 0, in: 1, ago: 0 },
      { do: "wait", for: "beforeExpiry" },
      { do: "wait", for: "day" },
    ],
    breaks: [
      {
        file: "domain/keeping.ts",
        whole: "(expiryOf(record, keeping) <= now ||",
        broken: "(expiryOf(record, keeping) <= now + 3_600_000 ||",
      },
    ],
  },
];
