/** How each clock that a caller gives is said to the functions, and what became of what it dates. */
import { randomUUID } from "node:crypto";
import type { ClockName } from "../../functions/policy/clocks.ts";
import type { Table } from "../../functions/policy/names.ts";
import type { Answer } from "./lambda-events.ts";
import { dsr, sendDsr } from "./requests.ts";
import { type Event, groupMessage, post } from "./tencent.ts";
import { portraitSet } from "./tencent-people.ts";
import { iso, recordsOf, sentIn } from "./verbs.ts";
import type { World } from "./world.ts";

/** What was refused names field and bound, as far as its caller is told. */
export type Outcome = "taken" | "over" | { readonly refused: unknown };

type Say = (w: World, app: string, at: number) => Promise<Outcome>;

const outcome = ({ status, body }: Answer): Outcome => {
  if (status >= 400) return { refused: body.errors ?? body };
  return body.expired === 1 ? "over" : "taken";
};

const byWebhook =
  (table: Table, event: (at: number) => Event): Say =>
  async (w, app, at) => {
    const { body } = await post(w, app, event(at));
    if (body.ActionStatus !== "OK") return { refused: body.ErrorInfo };
    return (await recordsOf(w, table, app)).length === 0 ? "over" : "taken";
  };

const message =
  (said: (at: number) => object): Say =>
  async (w, app, at) => {
    const messages = [{ ...sentIn(w, "room", "m"), ...said(at) }];
    return outcome(await w.call("save-messages", { app, body: { messages } }));
  };

const records =
  (action: string, record: (at: number) => object): Say =>
  async (w, app, at) =>
    outcome(await w.call(action, { app, body: { records: [record(at)] } }));

const log = (at: number) => ({ ip: "203.0.113.9", interface: "app.login", time: iso(at) });
const sum = (at: number) => ({
  ...{ interface: "im.send", minute: iso(at), calls: 1, successes: 1, averageDelayMs: 1 },
});

const asked: Say = async (w, app, at) => {
  const body = { requestId: randomUUID(), userId: "alice", submittedAt: iso(at) };
  const ways = ["request-deletion", "request-access"];
  const said = await Promise.all(
    ways.map((way) => w.call(way, { app, body: { ...body, requestId: randomUUID() } })),
  );
  const [one, other] = said.map(outcome);
  if (JSON.stringify(one) !== JSON.stringify(other)) throw new Error("The two do not agree");
  return one ?? "over";
};

const heard: Say = async (w, app, at) => {
  const event = { "detail-type": "AppTerminated", time: iso(at), detail: { appId: app } };
  try {
    await w.deliver("hear-billing", event);
    return "taken";
  } catch (error) {
    return { refused: (error as { errors?: unknown }).errors };
  }
};

/** OpenDSR names a field in a sentence. */
const fieldIn = ({ message: sentence }: { readonly message: string }) => {
  const [field, ...problem] = sentence.split(" ");
  return { field, problem: problem.join(" ") };
};

const group = (at: number) => groupMessage({ group: "g", from: "bob", seq: 1, at });
const profile = (at: number) => portraitSet("ann", { Tag_Profile_IM_Nick: "Ann" }, at);

export const clockWays: Readonly<Record<ClockName, Say>> = {
  message: message((at) => ({ sentAt: iso(at) })),
  edit: message((at) => ({ editedAt: iso(at) })),
  tencentMessage: byWebhook("messages", group),
  tencentProfile: byWebhook("user-information", profile),
  log: records("save-log-data", log),
  monitoring: records("save-monitoring-data", sum),
  request: asked,
  dsr: async (w, app, at) => {
    const { status, body } = await sendDsr(w, app, dsr(w, app, { submitted_time: iso(at) }));
    return status === 201 ? "taken" : { refused: body.error.errors.map(fieldIn) };
  },
  billing: heard,
};
