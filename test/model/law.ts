/** What is asked for by law or contract: deletions, and the end of an app's use. */
import { randomUUID } from "node:crypto";
import { after } from "../../functions/policy/duration.ts";
import { events } from "../../functions/policy/names.ts";
import { promised } from "../../functions/policy/periods.ts";
import { dsr } from "../support/requests.ts";
import { wordsOf } from "./agreeing.ts";
import { scopeOf } from "./holds.ts";
import { type App, type Category, isOver, type Request } from "./life.ts";
import {
  type Actor,
  ask,
  Broken,
  expecting,
  hearing,
  isoAt,
  nowOf,
  type Play,
  people,
} from "./play.ts";
import type { Target } from "./steps.ts";

/** Asks for a person, a conversation or a category to be deleted. */
export const request = async (play: Play, { app }: Actor, target: Target | Category) => {
  const requestId = randomUUID();
  const answer = await ask(play, "request-deletion", {
    ...{ app: app.id, method: "POST", body: { requestId, ...wordsOf(target) } },
  });
  if (isOver(app, nowOf(play))) return expecting("A request", answer, 409, 404, 403);
  expecting("A request", answer, 202);
  const scope =
    typeof target === "string" ? { kind: "category" as const, category: target } : scopeOf(target);
  const made: Request = { id: requestId, target: scope, receivedAt: nowOf(play), state: "pending" };
  if (scope.kind === "category") made.until = made.receivedAt;
  app.requests.push(made);
};

/** Asks for a person to be deleted as a privacy service does, by OpenDSR. */
export const requestByDsr = async (play: Play, { app }: Actor, number: number) => {
  const name = people[number] ?? people[0];
  const identity = { identity_type: "controller_customer_id", identity_format: "raw" };
  const body = dsr(play.stage.w, app.id, {
    subject_identities: [{ ...identity, identity_value: name }],
  });
  const answer = await ask(play, "receive-dsr", {
    ...{ client: `client-of-${app.id}`, method: "POST", route: "POST /v2/requests", body },
  });
  if (isOver(app, nowOf(play)))
    return expecting("A request by OpenDSR", answer, 409, 404, 403, 400);
  expecting("A request by OpenDSR", answer, 201);
  const made = { id: body.subject_request_id, receivedAt: nowOf(play), state: "pending" } as const;
  app.requests.push({ ...made, target: { kind: "user", name } });
};

export const cancel = async (play: Play, { app }: Actor, which: number) => {
  const one = app.requests[which % Math.max(app.requests.length, 1)];
  if (one === undefined) return;
  const answer = await ask(play, "cancel-request", {
    ...{ app: app.id, path: { requestId: one.id }, method: "DELETE" },
  });
  if (answer.status === 202) one.state = "cancelled";
  else if (one.state === "pending" && !isOver(app, nowOf(play)))
    throw new Broken(`Calling off a request that waits was answered with ${answer.status}`);
};

const ended = (app: App, at: number): void => {
  app.status = "terminated";
  app.changedAt = at;
  app.purgeAt = after(at, promised.afterTermination);
};
const returned = (app: App, at: number): void => {
  app.status = "active";
  app.changedAt = at;
  app.purgeAt = Number.POSITIVE_INFINITY;
};

export const terminate = async (play: Play, { app }: Actor) => {
  const answer = await ask(play, "terminate-app", { app: app.id, method: "POST" });
  if (app.status === "purging" || app.status === "gone")
    return expecting("Ending an app that is gone", answer, 403, 202);
  expecting("Ending the use of an app", answer, 202);
  if (app.status === "active") ended(app, nowOf(play));
  const said = Date.parse(answer.body.purgeAt);
  if (said !== app.purgeAt)
    throw new Broken(`The purge is at ${answer.body.purgeAt}, not ${isoAt(app.purgeAt)}`);
};

export const reactivate = async (play: Play, { app }: Actor) => {
  const answer = await ask(play, "reactivate-app", { app: app.id, method: "DELETE" });
  if (isOver(app, nowOf(play)))
    return expecting("The return of an app that is over", answer, 409, 403);
  expecting("The return of an app", answer, 200);
  if (app.status === "terminated") returned(app, nowOf(play));
};

const minute = 60_000;

/** The billing system says so, as of some minutes ago. */
export const bill = async (play: Play, { app }: Actor, ends: boolean, ago: number) => {
  const now = nowOf(play);
  const at = Math.floor((now - ago * minute) / 1_000) * 1_000;
  const type = ends ? events.billing.terminated : events.billing.reactivated;
  const event = { "detail-type": type, time: isoAt(at), detail: { appId: app.id } };
  await hearing(play, "hear-billing", event);
  const isSameSecond = at <= app.changedAt && app.changedAt < at + 1_000;
  took(app, ends, isSameSecond ? app.changedAt : at);
};

/** What an event means that is as of an instant: nothing, if it is older than the last. */
const took = (app: App, ends: boolean, asOf: number): void => {
  if (asOf < app.changedAt || isOver(app, asOf)) return;
  if (ends && app.status === "active") ended(app, asOf);
  if (!ends && app.status === "terminated") returned(app, asOf);
};
