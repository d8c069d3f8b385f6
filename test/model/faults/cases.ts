/** The use cases of the product, each as the steps that lead to it, and the step that meets a fault. */
import type { Step } from "../steps.ts";

export type Case = { readonly name: string; readonly before: readonly Step[]; readonly step: Step };

const app = 0;
const [alice, room] = [0, 0];
const say = { do: "say", app, by: alice, in: room, ago: 0 } as const;
const saidLongAgo = { ...say, ago: 25 } as const;
const introduce = { do: "introduce", app, by: alice } as const;
const keep = (category: "messages" | "userInformation", days: number) =>
  ({ do: "keep", app, category, days }) as const;
const askForPerson = { do: "ask", app, scope: { kind: "user", number: alice } } as const;
const hold = { do: "hold", app, scope: { kind: "conversation", number: room } } as const;
const lift = { do: "lift", app, which: 0 } as const;
const terminate = { do: "terminate", app } as const;
/** Hands out the message that came last. */
const deliver = { do: "deliver", which: 0, twice: false, hurried: false } as const;
const hurried = { ...deliver, hurried: true } as const;
const wait = (how: Extract<Step, { do: "wait" }>["for"]) => ({ do: "wait", for: how }) as const;
const settle = { do: "settle" } as const;
const sweep = { do: "sweep" } as const;

const share = { do: "share", app, on: true } as const;
const unshare = { ...share, on: false } as const;
const shared = [share, deliver] as const;
const hook = { do: "hook", app, by: alice, ago: 0 } as const;

const kept = [keep("messages", 365), keep("userInformation", 365), settle, say, introduce];
/** A schedule has whole seconds: it runs a moment after the instant. */
const ended = [...kept, terminate, wait("toPurge"), wait("minute")];

export const cases: readonly Case[] = [
  { name: "a message is stored", before: [], step: say },
  { name: "a profile is stored", before: [], step: introduce },
  { name: "a profile is replaced", before: [introduce], step: introduce },
  {
    name: "a held profile is replaced",
    before: [introduce, { ...hold, scope: { kind: "app", number: 0 } }],
    step: introduce,
  },
  {
    name: "a person's profile is deleted",
    before: [introduce],
    step: { do: "forget", app, by: alice },
  },
  { name: "a message is recalled", before: [say], step: { do: "recall", app, which: 0 } },
  { name: "a period is shortened", before: [saidLongAgo], step: keep("messages", 1) },
  {
    name: "a shorter period is carried out",
    before: [saidLongAgo, keep("messages", 1)],
    step: deliver,
  },
  { name: "an app opts out", before: [say, introduce], step: keep("messages", 0) },
  { name: "an opt-out is carried out", before: [say, keep("messages", 0)], step: deliver },
  {
    name: "an opt-out is looked at again",
    before: [say, keep("messages", 0), deliver],
    step: deliver,
  },
  { name: "a deletion is asked for", before: [say], step: askForPerson },
  { name: "a deletion is carried out", before: [say, introduce, askForPerson], step: deliver },
  {
    name: "a deletion is carried out in a hurry",
    before: [say, introduce, askForPerson],
    step: hurried,
  },
  {
    name: "a deletion is looked at again",
    before: [say, introduce, askForPerson, deliver],
    step: deliver,
  },
  {
    name: "a deletion is called off",
    before: [say, askForPerson],
    step: { do: "cancel", app, which: 0 },
  },
  { name: "a deletion meets a hold", before: [say, hold, askForPerson, deliver], step: deliver },
  { name: "a hold is placed", before: [say], step: hold },
  { name: "a hold is carried out", before: [say, hold], step: deliver },
  { name: "a hold becomes active", before: [say, hold, deliver], step: deliver },
  { name: "a hold is lifted", before: [say, hold, settle], step: lift },
  {
    name: "a lifted hold is carried out",
    before: [say, hold, settle, askForPerson, settle, lift],
    step: deliver,
  },
  { name: "an app is terminated", before: [say], step: terminate },
  { name: "an app comes back", before: [say, terminate], step: { do: "reactivate", app } },
  {
    name: "the billing system ends an app",
    before: [say],
    step: { do: "bill", app, ends: true, ago: 0 },
  },
  { name: "a purge begins", before: ended, step: deliver },
  { name: "a purge begins in a hurry", before: ended, step: hurried },
  { name: "a purge looks again", before: [...ended, deliver], step: deliver },
  { name: "a purge ends", before: [...ended, deliver, deliver], step: deliver },
  {
    name: "the sweep erases what is over",
    before: [say, introduce, wait("toExpiry")],
    step: sweep,
  },
  {
    name: "receipts are signed",
    before: [say, askForPerson, deliver, deliver, wait("minute"), sweep],
    step: deliver,
  },
  { name: "details are shared", before: [share], step: deliver },
  { name: "shared details are withdrawn", before: [...shared, unshare], step: deliver },
  {
    name: "a recipient confirms",
    before: [...shared, unshare, deliver],
    step: { do: "confirm", app, again: false },
  },
  { name: "a webhook brings a message", before: [], step: hook },
  { name: "a webhook recalls a message", before: [hook], step: { do: "recall", app, which: 0 } },
  { name: "a privacy service asks", before: [say], step: { do: "dsr", app, by: alice } },
  { name: "what was recorded of calls is held", before: [say], step: { do: "holdLogs", app } },
];
