/** What people and their apps do: speak, say who they are, take back. */
import { milliseconds } from "../../functions/policy/duration.ts";
import { operational } from "../../functions/policy/periods.ts";
import { type App, isOver, never, type Piece, type Request, sight } from "./life.ts";
import {
  type Actor,
  ask,
  Broken,
  expecting,
  isoAt,
  nowOf,
  type Play,
  people,
  rooms,
} from "./play.ts";

const hour = 3_600_000;

const isRefused = (app: App, now: number): boolean => app.status !== "active" || isOver(app, now);

/** The requests that asked for a message of this instant before it came: its author or its conversation was erased. */
const erasing = (app: App, { by, conversation, at }: Piece): readonly Request[] =>
  app.requests.filter(({ target, until, receivedAt }) => {
    if (target.kind === "category" || target.kind === "app") return false;
    return (
      at <= (until ?? receivedAt) && target.name === (target.kind === "user" ? by : conversation)
    );
  });

const suppressed = milliseconds(operational.suppression);

/** Whether a message that was sent before its author was erased must be refused (invariant 11). */
const mustBeRefused = (app: App, said: Piece, now: number): boolean =>
  erasing(app, said).some(
    ({ state, until = 0 }) => (state === "ended" || state === "held") && now < until + suppressed,
  );

const piece = (
  play: Play,
  app: App,
  own: Omit<Piece, "expiry" | "sure" | "id" | "text">,
): Piece => {
  const id = `piece-${++play.said}`;
  const { store, ms } = app.choices[own.category];
  const expiry = store ? own.at + ms : never;
  return { ...own, id, text: `${people[0]} ${id} says hello`, expiry, sure: true };
};

/** Says something in a conversation, now or some hours ago. */
export const say = async (
  play: Play,
  { app }: Actor,
  byNumber: number,
  inNumber: number,
  ago: number,
) => {
  const now = nowOf(play);
  const by = people[byNumber] ?? people[0];
  const conversation = rooms[inNumber] ?? rooms[0];
  const at = now - ago * hour;
  const said = piece(play, app, { category: "messages", conversation, by, at });
  const message = {
    conversationId: conversation,
    messageId: said.id,
    from: by,
    sentAt: isoAt(at),
    text: said.text,
  };
  const answer = await ask(play, "save-messages", { app: app.id, body: { messages: [message] } });
  if (isRefused(app, now))
    return expecting("A message to an app that is not in use", answer, 409, 403);
  if (!app.choices.messages.store)
    return expecting("A message to an app that opted out", answer, 202);
  if (mustBeRefused(app, said, now))
    return expecting("A message of somebody who was erased since", answer, 409);
  if (answer.status === 409 && erasing(app, said).length > 0) return;
  expecting("A message", answer, 200);
  if (said.expiry > now) app.pieces.push(said);
};

/** What is held of a person is not overwritten, but nobody reads it any more. */
const replaced = (app: App, by: string): void => {
  for (const one of app.pieces) {
    if (one.category === "userInformation" && one.by === by) one.expiry = never;
  }
};

export const introduce = async (play: Play, { app }: Actor, byNumber: number) => {
  const now = nowOf(play);
  const by = people[byNumber] ?? people[0];
  const said = piece(play, app, { category: "userInformation", by, at: now });
  const body = { profile: { Tag_Profile_IM_Nick: said.text }, age: 30 };
  const answer = await ask(play, "save-user-information", {
    ...{ app: app.id, path: { userId: by }, method: "PUT", body },
  });
  if (isRefused(app, now))
    return expecting("A profile for an app that is not in use", answer, 409, 403);
  if (!app.choices.userInformation.store)
    return expecting("A profile for an app that opted out", answer, 202);
  expecting("A profile", answer, 200);
  replaced(app, by);
  app.pieces.push(said);
};

/** A person's profile goes at once. */
export const forget = async (play: Play, { app }: Actor, byNumber: number) => {
  const by = people[byNumber] ?? people[0];
  const answer = await ask(play, "delete-user-information", {
    ...{ app: app.id, path: { userId: by }, method: "DELETE" },
  });
  if (isOver(app, nowOf(play))) return expecting("Forgetting", answer, 409, 404, 403);
  expecting("Forgetting", answer, 204, 202);
  replaced(app, by);
};

/** Takes one of the messages back that were ever sent. */
export const recall = async (play: Play, { app }: Actor, which: number) => {
  const now = nowOf(play);
  const messages = app.pieces.filter(({ category }) => category === "messages");
  const message = messages[which % Math.max(messages.length, 1)];
  if (message === undefined) return;
  const path = { conversationId: message.conversation ?? "", messageId: message.id };
  const answer = await ask(play, "recall-message", { app: app.id, path, method: "DELETE" });
  recalled(app, message, now, answer);
};

/** What the answer to a recall means; one that was made though its answer was lost finds nothing when it is repeated. */
const recalled = (
  app: App,
  message: Piece,
  now: number,
  { status, again }: { readonly status: number; readonly again: boolean },
): void => {
  const view = sight(app, message, now);
  const isMade = status < 300 || (again && status === 404 && view === "shown");
  if (isMade && view === "hidden" && !message.recalled)
    throw new Broken("What nobody may read was recalled");
  if (!isMade && view === "shown") throw new Broken(`A recall was answered with ${status}`);
  if (isMade) Object.assign(message, { expiry: never, recalled: true });
};

type Prying = { readonly app: number; readonly in: number; readonly by: number };

/** Whoever has one app's token learns nothing of another app (invariant 9). */
export const pry = async (play: Play, { app: number, in: inNumber, by }: Prying) => {
  const [own, other] = number === 0 ? play.actors : [play.actors[1], play.actors[0]];
  const asked = [
    ["read-messages", { conversationId: rooms[inNumber] ?? rooms[0] }],
    ["read-user-information", { userId: people[by] ?? people[0] }],
    ["read-configuration", {}],
    ["terminate-app", {}],
  ] as const;
  for (const [action, path] of asked) {
    const call = { app: other.app.id, client: `client-of-${own.app.id}`, path };
    expecting(`${action} with a token of another app`, await play.stage.w.call(action, call), 403);
  }
};
