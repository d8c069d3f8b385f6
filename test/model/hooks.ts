/** What Tencent says of its own chats: a webhook is answered alike, whatever becomes of it. */
import { groupMessage, groupRecall, post, token } from "../support/tencent.ts";
import { text } from "../support/tencent-elements.ts";
import { change } from "../support/verbs.ts";
import { type App, isOver, never, type Piece } from "./life.ts";
import { type Actor, Broken, group, nowOf, type Play, people, rooms } from "./play.ts";
import { erasing, isRefused, mustBeRefused, piece } from "./saying.ts";

const second = 1_000;
const hour = 3_600 * second;

/** Posts an event, and again if the answer was lost: Tencent repeats what was not answered. */
const tell = async ({ stage }: Play, app: App, event: ReturnType<typeof groupMessage>) => {
  for (;;) {
    const { result, met } = await stage.running(() => post(stage.w, app.id, event));
    if (result.status < 500) return result;
    if (!met) throw new Broken(`A webhook was answered with ${result.status}`);
  }
};

const hooked = async ({ stage }: Play, app: App): Promise<void> => {
  if (app.isHooked === true) return;
  const { status } = await change(stage.w, app.id, { secrets: { webhookToken: token } });
  app.isHooked = status === 200;
};

const numberOf = ({ id }: Piece): number => Number(id);

/** Somebody wrote in a group, now or some hours ago. */
export const hook = async (play: Play, { app }: Actor, byNumber: number, ago: number) => {
  const now = nowOf(play);
  if (!isOver(app, now)) await hooked(play, app);
  const by = people[byNumber] ?? people[0];
  const at = Math.floor((now - ago * hour) / second) * second;
  const said = {
    ...piece(play, app, { category: "messages", conversation: rooms[2], by, at }),
    id: String(play.said),
  };
  const body = [text(said.text)];
  const event = groupMessage({ group, from: by, seq: numberOf(said), at, body });
  const { status } = await tell(play, app, event);
  if (status !== 200 || isRefused(app, now) || !app.choices.messages.store) return;
  if (mustBeRefused(app, said, now) || said.expiry <= now) return;
  app.pieces.push({ ...said, sure: erasing(app, said).length === 0 });
};

/** Tencent says that a message was taken back. */
export const recallHooked = async (play: Play, app: App, message: Piece): Promise<void> => {
  const now = nowOf(play);
  const { status } = await tell(play, app, groupRecall(group, now, numberOf(message)));
  if (status !== 200 || isOver(app, now)) return;
  Object.assign(message, { expiry: never, recalled: true });
};
