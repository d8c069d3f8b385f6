/** Sending a message, and what must become of it. */
import { milliseconds } from "../../functions/policy/duration.ts";
import { operational } from "../../functions/policy/periods.ts";
import { type App, isOver, never, type Piece, type Request } from "./life.ts";
import { ask, expecting, isoAt, nowOf, type Play, people } from "./play.ts";

export const isRefused = (app: App, now: number): boolean =>
  app.status !== "active" || isOver(app, now);

const isAbout = ({ target }: Request, { by, conversation }: Piece): boolean => {
  if (target.kind === "app") return false;
  if (target.kind === "category") return target.category === "messages";
  return target.name === (target.kind === "user" ? by : conversation);
};

/** The requests that asked for a message of this instant before it came: its author, conversation or category was erased. */
export const erasing = (app: App, said: Piece): readonly Request[] =>
  app.requests.filter(
    (request) => said.at <= (request.until ?? request.receivedAt) && isAbout(request, said),
  );

const suppressed = milliseconds(operational.ledger);

/** Whether a message that was sent before its author was erased must be refused (invariant 11). */
export const mustBeRefused = (app: App, said: Piece, now: number): boolean =>
  erasing(app, said).some(
    ({ state, until = 0 }) => (state === "ended" || state === "held") && now < until + suppressed,
  );

export const piece = (
  play: Play,
  app: App,
  own: Omit<Piece, "expiry" | "sure" | "id" | "text">,
): Piece => {
  const id = `piece-${++play.said}`;
  const { store, ms } = app.choices[own.category];
  const expiry = store ? own.at + ms : never;
  return { ...own, id, text: `${people[0]} ${id} says hello`, expiry, sure: true };
};

/** Sends a message, and learns what became of it. */
export const send = async (play: Play, app: App, said: Piece): Promise<void> => {
  const now = nowOf(play);
  const message = {
    conversationId: said.conversation,
    messageId: said.id,
    from: said.by,
    sentAt: isoAt(said.at),
    text: said.text,
    ...(said.mediaId === undefined ? {} : { media: [said.mediaId] }),
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
