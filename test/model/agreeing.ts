/** What somebody is shown before asking, and whether it still counts when it is carried out (DA-5.request). */
import { randomUUID } from "node:crypto";
import { after, milliseconds } from "../../functions/policy/duration.ts";
import { lawful, operational } from "../../functions/policy/periods.ts";
import { scopeOf } from "./holds.ts";
import { type Agreed, type App, type Category, isOver, type Request } from "./life.ts";
import { type Actor, ask, Broken, expecting, nowOf, type Play, people, rooms } from "./play.ts";
import type { Target } from "./steps.ts";

/** A request that waits is looked at this often. */
const heldAgain = milliseconds(operational.heldAgain);

/** What is asked for, in the words of the API. */
export const wordsOf = (target: Target | Category): Readonly<Record<string, string>> => {
  if (typeof target === "string") return { category: target };
  if (target.kind === "conversation") return { conversationId: rooms[target.number] ?? rooms[0] };
  return { userId: people[target.number] ?? people[0] };
};

const targetOf = (target: Target | Category): Request["target"] =>
  typeof target === "string" ? { kind: "category", category: target } : scopeOf(target);

/** What there is to agree to: what people said until now, under the holds and choices of now. */
const agreedNow = (app: App): Agreed => ({
  pieces: new Set(app.pieces),
  circumstances: circumstancesOf(app),
});

const circumstancesOf = ({ holds, choices }: App): string =>
  JSON.stringify([holds.map(({ id }) => id), choices]);

export const preview = async (play: Play, { app }: Actor, target: Target | Category) => {
  const body = wordsOf(target);
  const answer = await ask(play, "preview-request", { app: app.id, method: "POST", body });
  if (isOver(app, nowOf(play))) return expecting("A preview", answer, 409, 404, 403);
  expecting("A preview", answer, 200);
  app.shown = { target, digest: answer.body.digest, agreed: agreedNow(app) };
};

/** Files a request with what was shown last. */
export const askAsShown = async (play: Play, { app }: Actor) => {
  if (app.shown === undefined) return;
  const { target, digest, agreed } = app.shown;
  const requestId = randomUUID();
  const body = { requestId, ...wordsOf(target), previewDigest: digest };
  const answer = await ask(play, "request-deletion", { app: app.id, method: "POST", body });
  if (isOver(app, nowOf(play))) return expecting("A request", answer, 409, 404, 403);
  expecting("A request", answer, 202);
  app.requests.push({
    ...{ id: requestId, target: targetOf(target), agreed },
    ...{ receivedAt: nowOf(play), until: nowOf(play), state: "pending" },
  });
};

/** Whoever asked agrees to what was found, once it was. */
export const agree = async (play: Play, { app }: Actor, which: number) => {
  const waiting = app.requests.filter(({ state }) => state === "asks");
  const one = waiting[which % Math.max(waiting.length, 1)];
  if (one === undefined) return;
  const path = { requestId: one.id };
  const { status, body } = await ask(play, "read-requests", { app: app.id, path });
  if (status !== 200 || body.preview === undefined) return;
  const answer = await ask(play, "request-deletion", {
    ...{ app: app.id, method: "PATCH", path, body: { previewDigest: body.preview.digest } },
  });
  if (answer.status !== 202) return;
  one.state = "begun";
  one.agreed = undefined;
};

/** Whether a request waits for an answer that it needs. */
const complaintOf = (play: Play, app: App, { agreed, receivedAt }: Request): string | undefined => {
  const isSame = agreed?.circumstances === circumstancesOf(app);
  if (isSame && app.pieces.every((piece) => agreed.pieces.has(piece)))
    return "asks for another answer though nothing has come";
  const isLate = after(receivedAt, lawful.requestAnswer) + heldAgain < play.sweptAt;
  return isLate ? "waits for an answer beyond its deadline" : undefined;
};

/** A plan that has only become less needs no second answer; one that nobody answers ends at its deadline (invariant 7). */
export const plansAreKept = (play: Play, { app }: Actor): void => {
  if (isOver(app, play.sweptAt)) return;
  for (const request of app.requests.filter(({ state }) => state === "asks")) {
    const what = complaintOf(play, app, request);
    if (what) throw new Broken(`Request ${request.id} ${what}`);
  }
};
