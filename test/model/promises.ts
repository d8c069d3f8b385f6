/** The invariants, checked from outside after each step: what may be seen, what must lie there, what must not. */
import { plansAreKept } from "./agreeing.ts";
import { isHeld, isOpen, isOver, mustGo, type Piece, sight } from "./life.ts";
import { callsForgotten, logsAreHeld } from "./logs.ts";
import { isContent, lying } from "./lying.ts";
import { mediaAreKept } from "./media.ts";
import {
  appOf,
  appOfObject,
  type Physical,
  type Row,
  readConversation,
  readPerson,
} from "./observe.ts";
import { type Actor, Broken, canary, nowOf, type Play } from "./play.ts";
import { sharingFollows } from "./sharing.ts";

/** What must lie there does (invariants 3 and 4). */
export const nothingTooEarly = (play: Play, actor: Actor, physical: Physical): void => {
  const { app } = actor;
  const there = lying(actor, physical);
  const wasThere = play.heldBefore.get(app.id) ?? new Set<Piece>();
  for (const piece of app.pieces) {
    const isShown = sight(app, piece, nowOf(play) + play.ahead) === "shown";
    if (isShown && !there.has(piece))
      throw new Broken(`${piece.id} of ${app.id} is gone too early`);
    if (wasThere.has(piece) && isHeld(app, piece) && !there.has(piece))
      throw new Broken(`${piece.id} of ${app.id} is gone though a law holds it`);
  }
  play.heldBefore.set(app.id, new Set([...there].filter((piece) => isHeld(app, piece))));
};

const seen = async (play: Play, { app }: Actor): Promise<ReadonlyMap<string, string>> => {
  const { w } = play.stage;
  const all = new Map<string, string>();
  const named = (of: readonly (string | undefined)[]) =>
    new Set(of.filter((one) => one !== undefined));
  for (const room of named(app.pieces.map(({ conversation }) => conversation))) {
    for (const [id, text] of await readConversation(w, app.id, room)) all.set(id, text);
  }
  const profiles = app.pieces.filter(({ category }) => category === "userInformation");
  for (const person of named(profiles.map(({ by }) => by))) {
    const nick = await readPerson(w, app.id, person);
    if (nick !== undefined) all.set(person, nick);
  }
  return all;
};

/** All that a reader's view can depend on: it is not asked for again while this stays the same. */
const viewOf = ({ app }: Actor, now: number, physical: Physical): string =>
  JSON.stringify([
    app.status,
    app.pieces.map((piece) => [sight(app, piece, now)]),
    physical.rows
      .filter((row) => isContent(row) && appOf(row) === app.id)
      .map(({ sk, values }) => [sk, values.at, values.withdrawn]),
    app.choices,
  ]);

/** What is read is what may be read, to the letter (invariants 1 and 3). */
export const readersSee = async (play: Play, actor: Actor, physical: Physical): Promise<void> => {
  const { app } = actor;
  const now = nowOf(play);
  const view = viewOf(actor, now, physical);
  if (play.views.get(app.id) === view) return;
  play.views.set(app.id, view);
  const all = await seen(play, actor);
  const isSeen = (piece: Piece) => all.get(nameOf(piece)) === piece.text;
  const named = (piece: Piece | undefined) => piece && `${piece.id} of ${app.id}`;
  const mustBeSeen = (one: Piece) =>
    sight(app, one, now) === "shown" && sight(app, one, now + play.ahead) === "shown";
  const lost = app.pieces.find((one) => mustBeSeen(one) && !isSeen(one));
  if (lost) throw new Broken(`${named(lost)} cannot be read`);
  const over = app.pieces.find((one) => sight(app, one, now) === "hidden" && isSeen(one));
  if (over) throw new Broken(`${named(over)} can still be read`);
  const known = new Set(app.pieces.filter(isSeen).map(nameOf));
  const strange = [...all.keys()].find((name) => !known.has(name));
  if (strange) throw new Broken(`${strange} of ${app.id} is read otherwise than it was said`);
};

const nameOf = (piece: Piece): string => (piece.category === "messages" ? piece.id : piece.by);

/** The tables that remember and prove deletions, and that remind recipients until they have deleted. */
const proofs = ["ledger", "receipts", "receipt-drafts", "sharing"];

const purged = ({ app }: Actor, { rows, objects }: Physical): void => {
  const left = rows.filter((row) => appOf(row) === app.id && !proofs.includes(row.table));
  const first = left[0];
  if (first) throw new Broken(`${first.table} ${first.pk} ${first.sk} has outlived its purged app`);
  const object = objects.find((key) => appOfObject(key) === app.id);
  if (object) throw new Broken(`${object} has outlived its purged app`);
};

/** Every request that was carried out has left a receipt, or the draft of one (invariant 7). */
const everyEndIsProved = ({ app }: Actor, { rows }: Physical): void => {
  const said = rows
    .filter(({ table }) => table === "receipts" || table === "receipt-drafts")
    .map(({ sk, values }) => sk + JSON.stringify(values));
  for (const { id, state } of app.requests) {
    if (state === "ended" && !said.some((text) => text.includes(id)))
      throw new Broken(`Request ${id} ended without a receipt`);
  }
};

/** Once all work is done: what is over is gone, what was asked for has ended (invariants 2, 6, 7 and 11). */
export const nothingLeft = (play: Play, actor: Actor, physical: Physical): void => {
  const { app } = actor;
  const due = (piece: Piece) => !isHeld(app, piece) && mustGo(app, piece, play.sweptAt);
  const late = [...lying(actor, physical)].find(due);
  if (late) throw new Broken(`${late.id} of ${app.id} is there though it is over`);
  const open = app.requests.find(
    (one) => isOpen(one) && one.state !== "asks" && !(one.state === "held" && app.holds.length > 0),
  );
  if (open && !isOver(app, play.sweptAt)) throw new Broken(`Request ${open.id} does not end`);
  if (isOver(app, play.sweptAt) && app.holds.length === 0) purged(actor, physical);
  mediaAreKept(play, actor, physical);
  callsForgotten(play, actor, physical);
  logsAreHeld(play, actor, physical);
  sharingFollows(play, actor, physical);
  everyEndIsProved(actor, physical);
  plansAreKept(play, actor);
};

const textOf = (row: Row): string =>
  JSON.stringify(row, (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
  );

/** Nothing that a person said or is called stands anywhere in clear, in a log neither (invariant 10). */
export const nothingInClear = ({ stage }: Play, { rows, objects }: Physical): void => {
  const texts = [
    ...stage.logged(),
    ...rows.map(textOf),
    ...objects,
    ...stage.platform.waiting().map(({ task }) => JSON.stringify(task)),
  ];
  const leak = texts.find((text) => text.includes(canary));
  if (leak) throw new Broken(`Personal data in clear: ${leak.slice(0, 200)}`);
};
