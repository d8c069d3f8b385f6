/** What people and their apps do: speak, say who they are, take back. */
import { recallHooked } from "./hooks.ts";
import { type App, isOver, never, type Piece, sight } from "./life.ts";
import { type Actor, ask, Broken, expecting, nowOf, type Play, people, rooms } from "./play.ts";
import { isRefused, piece, send } from "./saying.ts";

const hour = 3_600_000;

/** Says something in a conversation, now or some hours ago. */
export const say = async (
  play: Play,
  { app }: Actor,
  byNumber: number,
  inNumber: number,
  ago: number,
): Promise<void> => {
  const by = people[byNumber] ?? people[0];
  const conversation = rooms[inNumber] ?? rooms[0];
  const at = nowOf(play) - ago * hour;
  await send(play, app, piece(play, app, { category: "messages", conversation, by, at }));
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
  if (message.conversation === rooms[2]) return recallHooked(play, app, message);
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
