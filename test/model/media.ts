/** Photos: uploaded, claimed by a message or by none, and gone with what claimed them. */
import { milliseconds } from "../../functions/policy/duration.ts";
import { operational } from "../../functions/policy/periods.ts";
import { put } from "../support/photos.ts";
import { isOver, type Piece } from "./life.ts";
import { lying } from "./lying.ts";
import { appOfObject, type Physical } from "./observe.ts";
import { type Actor, ask, Broken, expecting, nowOf, type Play, people, rooms } from "./play.ts";
import { isRefused, piece, send } from "./saying.ts";

/** Uploads a photo, and sends it if somebody is to. */
export const show = async (play: Play, { app }: Actor, byNumber: number, isSent: boolean) => {
  const now = nowOf(play);
  const body = { kind: "photo", contentType: "image/png", bytes: 9 };
  const opened = await ask(play, "prepare-media", { app: app.id, method: "POST", body });
  if (isRefused(app, now)) return expecting("An upload", opened, 409, 403);
  if (!app.choices.messages.store) return;
  expecting("An upload", opened, 201);
  await put(opened, Buffer.from("png bytes"));
  play.isLate = true;
  const { mediaId } = opened.body;
  const by = people[byNumber] ?? people[0];
  const own = { category: "messages", conversation: rooms[0], by, at: now } as const;
  if (isSent) await send(play, app, { ...piece(play, app, own), mediaId });
  if (app.pieces.every((one) => one.mediaId !== mediaId)) app.unclaimed.push(mediaId);
};

const nameOf = (key: string): string => key.split("/")[2] ?? "";

/** Ids of media begin with the instant at which their upload was opened (epoch ms). */
const openedAt = (mediaId: string): number => Number(/^m(\d+)-/.exec(mediaId)?.[1]);
const unclaimedMs = milliseconds(operational.unclaimedMedia);

/** A medium lies there as long as its message does, and one that nobody sent for a day (invariants 2, 3 and 6). */
export const mediaAreKept = (play: Play, actor: Actor, physical: Physical): void => {
  const { app } = actor;
  const there = new Set(physical.objects.filter((key) => appOfObject(key) === app.id).map(nameOf));
  const claimed = [...lying(actor, physical)].flatMap(({ mediaId }: Piece) => mediaId ?? []);
  const waiting = app.unclaimed.filter((id) => openedAt(id) + unclaimedMs > play.sweptAt);
  const stray = [...there].find((id) => !claimed.includes(id) && !waiting.includes(id));
  if (stray && app.holds.length === 0) throw new Broken(`${stray} has outlived its message`);
  const gone = claimed.find((id) => !there.has(id));
  if (gone && !isOver(app, play.sweptAt)) throw new Broken(`${gone} is gone before its message`);
};
