/** Work that is lost, and whom nothing is to be told (invariants 7 to 11). */
import type { Step } from "../steps.ts";
import type { Variant } from "./variant.ts";

/** A write of the sweep is refused in part; calls that go side by side come in any order. */
const refusing = (after: number): readonly Step[] => [
  { do: "say", app: 0, by: 0, in: 0, ago: 0 },
  { do: "wait", for: "toExpiry" },
  { do: "fail", fault: { kind: "partial", effect: "before" }, after, writing: true },
  { do: "sweep" },
];

export const ofWorkAndStrangers: readonly Variant[] = [
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
        whole: "queue.send({ ...task, ...turned }),",
        broken: "Promise.resolve(void turned),",
      },
    ],
  },
  {
    invariant: 7,
    name: "a walk that is broken off says that it has seen everything",
    theme: "requests",
    witness: [
      { do: "say", app: 0, by: 0, in: 0, ago: 0 },
      { do: "say", app: 0, by: 0, in: 1, ago: 0 },
      { do: "ask", app: 0, scope: { kind: "user", number: 0 } },
      { do: "deliver", which: 0, twice: false, hurried: true },
      { do: "deliver", which: 0, twice: false, hurried: true },
      { do: "deliver", which: 0, twice: false, hurried: true },
      { do: "deliver", which: 0, twice: false, hurried: true },
    ],
    breaks: [
      {
        file: "steps/walk/walk.ts",
        whole: "if (halt === undefined) return { finished: true };",
        broken: "if (Date.now() > 0) return { finished: true };",
      },
    ],
  },
  {
    invariant: 7,
    name: "what a hold keeps is called deleted",
    theme: "requests",
    witness: [
      { do: "say", app: 0, by: 0, in: 0, ago: 0 },
      { do: "hold", app: 0, scope: { kind: "app", number: 0 } },
      { do: "settle" },
      { do: "ask", app: 0, scope: { kind: "user", number: 0 } },
    ],
    breaks: [
      {
        file: "domain/requests/progress.ts",
        whole: "Math.max(erased, seen - held - left)",
        broken: "Math.max(erased, seen - left)",
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
        whole: "queue.send({ ...task, ...turned }),",
        broken: "Promise.resolve(void turned),",
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
        whole: 'await pass("settlements", ports.settlements, ports.settlementQueue);',
        broken: "",
      },
    ],
  },
  {
    invariant: 8,
    name: "an entry goes although its records were refused",
    theme: "failures",
    witness: refusing(3),
    also: [4, 5, 6, 2, 3, 4].map(refusing),
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
        whole: 'if (scope === "app" && !own) throw',
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
        file: "steps/retention/refuse-erased.ts",
        whole: "if (until.size === 0) return;",
        broken: "return;",
      },
    ],
  },
  {
    invariant: 11,
    name: "a late message of a category that was erased is taken",
    theme: "requests",
    witness: [
      { do: "ask", app: 0, scope: "messages" },
      { do: "settle" },
      { do: "say", app: 0, by: 1, in: 0, ago: 25 },
    ],
    breaks: [
      {
        file: "steps/chat/save-messages.ts",
        whole: 'names: namesOf("messages", { group, author }),',
        broken:
          'names: namesOf("messages", { group, author }).filter((name) => !name.includes("messages")),',
      },
    ],
  },
];
