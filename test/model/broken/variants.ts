/** The product with one invariant broken at a time: a model that finds nothing proves nothing. */

import type { Step } from "../steps.ts";
import type { Theme } from "../themes.ts";

/** One place in the code, as it is and as it is broken; the file is below `functions/`. */
export type Break = { readonly file: string; readonly whole: string; readonly broken: string };
export type Variant = {
  readonly invariant: number;
  readonly name: string;
  /** In which sequences it is met soonest. */
  readonly theme: Theme;
  /** Steps by which the model found it, shrunk. */
  readonly witness: readonly Step[];
  readonly breaks: readonly Break[];
};

export const variants: readonly Variant[] = [
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
        whole: "for (const holder of ports.holders) {",
        broken:
          'for (const holder of ports.holders.filter((one) => one.category !== "messages")) {',
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
  {
    invariant: 4,
    name: "a request takes what a law holds",
    theme: "requests",
    witness: [
      { do: "ask", app: 0, scope: { kind: "conversation", number: 0 } },
      { do: "say", app: 0, by: 0, in: 0, ago: 0 },
      { do: "hold", app: 0, scope: { kind: "app", number: 0 } },
    ],
    breaks: [
      {
        file: "carry-out-request/erase-part.ts",
        whole: "{ ...keepingFor(tenant, part.category), asked: part.asked }",
        broken: "{ ...keepingFor(tenant, part.category), holds: [], asked: part.asked }",
      },
    ],
  },
  {
    invariant: 4,
    name: "the purge takes what a law holds",
    theme: "holds",
    witness: [
      { do: "introduce", app: 0, by: 0 },
      { do: "hold", app: 0, scope: { kind: "app", number: 1 } },
      { do: "terminate", app: 0 },
      { do: "wait", for: "beforePurge" },
    ],
    breaks: [
      {
        file: "purge-app/empty-stores.ts",
        whole:
          'const keeping = { kind: "none", holds: scopesOf(how.holds, holder.category) } as const;',
        broken: 'const keeping = { kind: "none", holds: [] } as const;',
      },
    ],
  },
  {
    invariant: 5,
    name: "the choice not to store is ignored",
    theme: "periods",
    witness: [
      { do: "say", app: 0, by: 0, in: 1, ago: 0 },
      { do: "introduce", app: 0, by: 1 },
      { do: "keep", app: 0, category: "userInformation", days: 0 },
    ],
    breaks: [
      {
        file: "domain/keeping.ts",
        whole: "if (choice?.store !== true) return none;",
        broken: "",
      },
      {
        file: "adapters/app-keys.ts",
        whole: 'throw new Error("The settings name no key");',
        broken: 'return vaultOf(category, "none", new Uint8Array(32));',
      },
    ],
  },
  {
    invariant: 6,
    name: "the purge begins a minute early",
    theme: "ends",
    witness: [
      { do: "keep", app: 0, category: "messages", days: 365 },
      { do: "say", app: 0, by: 0, in: 0, ago: 0 },
      { do: "terminate", app: 0 },
      { do: "wait", for: "beforePurge" },
      { do: "remind", app: 0 },
      { do: "deliver", which: 0, twice: false, hurried: false },
    ],
    breaks: [
      {
        file: "purge-app/purge-app.ts",
        whole: "now < app.purgeAt) return undefined;",
        broken: "now < app.purgeAt - 60_000) return undefined;",
      },
    ],
  },
  {
    invariant: 6,
    name: "the purge forgets what people are",
    theme: "ends",
    witness: [
      { do: "keep", app: 0, category: "userInformation", days: 365 },
      { do: "introduce", app: 0, by: 0 },
      { do: "terminate", app: 0 },
      { do: "wait", for: "toPurge" },
    ],
    breaks: [
      {
        file: "purge-app/handler.ts",
        whole: "holders: Object.values(holdersIn(run, client, s3Media(s3, bucket))),",
        broken:
          'holders: Object.values(holdersIn(run, client, s3Media(s3, bucket))).filter(({ category }) => category !== "userInformation"),',
      },
    ],
  },
  {
    invariant: 7,
    name: "nobody calls a request when the hold that stopped it is lifted",
    theme: "requests",
    witness: [
      { do: "say", app: 0, by: 0, in: 0, ago: 0 },
      { do: "hold", app: 0, scope: { kind: "conversation", number: 0 } },
      { do: "settle" },
      { do: "ask", app: 0, scope: { kind: "user", number: 0 } },
      { do: "settle" },
      { do: "lift", app: 0, which: 0 },
    ],
    breaks: [
      {
        file: "carry-out-hold/carry-out-hold.ts",
        whole: "await callRequests(ports, appId, now);",
        broken: "",
      },
      {
        file: "sweep/sweep-requests.ts",
        whole: "await Promise.all(again.map(({ task }) => queue.send(task)));",
        broken: "",
      },
    ],
  },
  {
    invariant: 8,
    name: "a request whose message was lost is forgotten",
    theme: "failures",
    witness: [
      { do: "say", app: 0, by: 0, in: 0, ago: 0 },
      { do: "ask", app: 0, scope: { kind: "user", number: 0 } },
      { do: "lose", which: 0 },
    ],
    breaks: [
      {
        file: "sweep/sweep-requests.ts",
        whole: "await Promise.all(again.map(({ task }) => queue.send(task)));",
        broken: "",
      },
    ],
  },
  {
    invariant: 8,
    name: "a change whose message was lost is not carried out",
    theme: "failures",
    witness: [
      { do: "say", app: 0, by: 0, in: 0, ago: 25 },
      { do: "keep", app: 0, category: "messages", days: 1 },
      { do: "lose", which: 0 },
    ],
    breaks: [
      {
        file: "sweep/sweep.ts",
        whole:
          "for (const work of ports.settlements) await forward(work, ports.settlementQueue, now);",
        broken: "",
      },
    ],
  },
  {
    invariant: 8,
    name: "an entry goes although its records were refused",
    theme: "failures",
    witness: [
      { do: "say", app: 0, by: 0, in: 0, ago: 0 },
      { do: "wait", for: "toExpiry" },
      { do: "fail", fault: { kind: "partial", effect: "before" }, after: 0, writing: true },
      { do: "sweep" },
    ],
    breaks: [
      {
        file: "steps/batches/job.ts",
        whole: 'if (outcome === "done" || outcome === "unmet") {',
        broken: "if (outcome !== undefined) {",
      },
      {
        file: "steps/batches/job.ts",
        whole: 'job.heard(job.item, outcome === "done");',
        broken: "job.heard(job.item, true);",
      },
    ],
  },
  {
    invariant: 9,
    name: "any token speaks for any app",
    theme: "requests",
    witness: [{ do: "pry", app: 1, in: 1, by: 1 }],
    breaks: [
      {
        file: "middleware/tenant.ts",
        whole: "if (!operator && !own) throw",
        broken: "if (tenant === undefined) throw",
      },
    ],
  },
  {
    invariant: 10,
    name: "names stand in keys as they are",
    theme: "everything",
    witness: [{ do: "say", app: 1, by: 0, in: 0, ago: 0 }],
    breaks: [
      {
        file: "adapters/app-keys.ts",
        whole: 'createHmac("sha256", key).update(value).digest("base64url").slice(0, digestLength)',
        broken: "value",
      },
    ],
  },
  {
    invariant: 11,
    name: "a late message of somebody who was erased is taken",
    theme: "requests",
    witness: [
      { do: "ask", app: 0, scope: { kind: "user", number: 1 } },
      { do: "settle" },
      { do: "say", app: 0, by: 1, in: 0, ago: 25 },
    ],
    breaks: [
      {
        file: "steps/chat/refuse-erased.ts",
        whole: "if (until.size === 0) return;",
        broken: "return;",
      },
    ],
  },
];
