/** What very much of one thing takes: holds, deletions and receipts, by the real use cases, in virtual time. */
import type { Draft } from "../../../functions/domain/receipt-draft.ts";
import type { Bench, Cell } from "../report.ts";
import { progress } from "../report.ts";
import { purge, receipt, request, shortened, walks } from "./deletions.ts";
import { carried, holdOn } from "./holds.ts";
import { sizedStore } from "./store.ts";
import type { Layout } from "./stretches.ts";
import { tenantWith } from "./tenant.ts";
import type { Figures } from "./workers.ts";

const app = "app";
const day = 86_400_000;
const from = Date.UTC(2030, 0, 1);
const now = from + 30 * day;

const conversation = (share: number): Layout => ({
  ...{ app, from, conversations: 1, days: 30, perDay: 100_000 / share },
});
const whole = (share: number): Layout => ({
  ...{
    app,
    from,
    conversations: 2_000 / Math.sqrt(share),
    days: 10,
    perDay: 500 / Math.sqrt(share),
  },
});
const records = ({ conversations, days, perDay }: Layout) => conversations * days * perDay;

type Line = Figures & { readonly what: string; readonly records: number; readonly end: string };

/** A hold that is placed, looked at a day later, and lifted when everything that it kept is overdue. */
const holdLines = async (name: string, layout: Layout, whole: boolean): Promise<Line[]> => {
  const store = sizedStore(layout);
  const scope = whole
    ? ({ kind: "app" } as const)
    : ({ kind: "conversation", digest: "c000000" } as const);
  const hold = carried(store, app, holdOn(scope, now));
  const count = records(layout);
  const line = (what: string, figures: Figures, end: string): Line => ({
    ...{ ...figures, what: `${name}: ${what}`, records: count, end },
  });
  const placed = line("placed", await hold.looks(now), "");
  const twice = store.writtenTwice();
  const active = {
    ...placed,
    end: `${hold.states().join()}, ${store.untimed()} out of reach, ${twice} written twice`,
  };
  const daily = line("the daily look", await hold.looks(now + day), hold.states().join());
  hold.lift();
  const lifted = line("lifted, all of it overdue", await hold.looks(now + 60 * day), "");
  return [active, daily, { ...lifted, end: `${hold.states().length} holds, ${store.left()} left` }];
};

const draftOf = (more: Partial<Draft>): Draft => ({
  ...{ chain: "chain", name: "draft", cause: "request", scope: { kind: "app", app: "chain" } },
  ...{ category: "messages", began: now, ended: now, counts: {}, subject: { appId: app } },
  ...more,
});

const deletionLines = async (layout: Layout): Promise<Line[]> => {
  const tenant = tenantWith(app);
  const short = tenantWith(app, [], 25);
  const kinds = [
    {
      what: "a person's request",
      steps: request(tenant, now),
      tenant,
      draft: draftOf({ subject: { appId: app, author: "alice" } }),
    },
    {
      what: "a shortened period",
      steps: shortened(short, now),
      tenant: short,
      draft: draftOf({ cause: "shortened-period" }),
    },
    {
      what: "a purge",
      steps: purge(app, now),
      tenant,
      draft: draftOf({ cause: "purge", name: "purge" }),
    },
  ] as const;
  const lines: Line[] = [];
  for (const { what, steps, tenant: of, draft } of kinds) {
    progress(what);
    const store = sizedStore(layout);
    const count = records(layout);
    const done = await walks(store, steps);
    lines.push({ ...done, what, records: count, end: `${store.left()} left` });
    const { signed, ...read } = await receipt(store, of, draft, now);
    lines.push({ ...read, what: `${what}: its receipt`, records: count, end: `${signed} signed` });
  }
  return lines;
};

const seconds = (ms: number): string => (ms / 1_000).toFixed(0);

const rowOf = ({
  what,
  records: of,
  messages,
  requests,
  writes,
  longestMs,
  tookMs,
  end,
}: Line): Cell[] => [
  ...[what, of.toLocaleString("en"), messages, requests.toLocaleString("en")],
  ...[(writes / of).toFixed(3), seconds(longestMs), seconds(tookMs), end],
];

export const bench: Bench = {
  name: "size",
  title: "What very much of one thing takes",
  run: async ({ quick }) => {
    const share = quick ? 16 : 1;
    progress("a hold on a conversation");
    const small = await holdLines("a hold on a conversation", conversation(share), false);
    progress("a hold on an app");
    const large = await holdLines("a hold on an app", whole(share), true);
    const lines = [...small, ...large, ...(await deletionLines(whole(share)))];
    return {
      name: "size",
      columns: [
        "what",
        "messages stored",
        "queue messages",
        "requests",
        "writes a record",
        "longest run, s",
        "takes, s",
        "ends with",
      ],
      rows: lines.map(rowOf),
      notes: [
        "Real use cases on a store that answers after 5 ms and takes 1,000 writes a second of a partition; time is worked out, not waited for.",
      ],
    };
  },
};
