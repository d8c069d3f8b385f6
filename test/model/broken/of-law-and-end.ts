/** What a law holds, what a customer chose, and the end of an app (invariants 4 to 6). */
import type { Variant } from "./variant.ts";

export const ofLawAndEnd: readonly Variant[] = [
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
        whole: "{ ...keepingFor(tenant, category), asked }",
        broken: "{ ...keepingFor(tenant, category), holds: [], asked }",
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
    invariant: 6,
    name: "a purge is told of before it is done",
    theme: "ends",
    witness: [
      { do: "hold", app: 0, scope: { kind: "app", number: 0 } },
      { do: "terminate", app: 0 },
      { do: "wait", for: "toPurge" },
      { do: "settle" },
    ],
    also: [
      [
        { do: "terminate", app: 0 },
        { do: "wait", for: "toPurge" },
        { do: "deliver", which: 0, twice: false, hurried: false },
        { do: "deliver", which: 0, twice: false, hurried: false },
        { do: "fail", fault: { kind: "death", effect: "before" }, after: 3, writing: true },
        { do: "deliver", which: 0, twice: false, hurried: false },
      ],
    ],
    breaks: [
      {
        file: "purge-app/strike.ts",
        whole:
          "export const wait = async ({ change }: Purging, app: App, now: number): Promise<void> => {",
        broken:
          "export const wait = async ({ change, bus }: Purging, app: App, now: number): Promise<void> => { await bus.publish(events.purged, { appId: app.appId });",
      },
      {
        file: "purge-app/strike.ts",
        whole: 'const done = await ports.erasures.tallied(appId, "purge");',
        broken:
          'await ports.bus.publish(events.purged, { appId }); const done = await ports.erasures.tallied(appId, "purge");',
      },
    ],
  },
  {
    invariant: 7,
    name: "a plan that has become less needs another answer",
    theme: "agreements",
    witness: [
      { do: "say", app: 0, by: 0, in: 0, ago: 0 },
      { do: "wait", for: "hour" },
      { do: "say", app: 0, by: 0, in: 0, ago: 0 },
      { do: "preview", app: 0, scope: { kind: "user", number: 0 } },
      { do: "wait", for: "toExpiry" },
      { do: "askAsShown", app: 0 },
    ],
    breaks: [
      {
        file: "carry-out-request/check-plan.ts",
        whole: "if (!isWithin(found.plan.digest, request.plan.expects)) {",
        broken:
          "if (!(isWithin(found.plan.digest, request.plan.expects) && found.plan.digest === request.plan.expects)) {",
      },
    ],
  },
];
