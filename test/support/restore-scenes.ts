/** A chat whose messages were lost, and what may happen while a backup of them is restored. */
import { expect } from "vitest";
import { appOfKey } from "../../functions/domain/partition.ts";
import { audit, auditAll, rest } from "./audit.ts";
import { carriedOut, carryOut, stateOf } from "./deletions.ts";
import { fence, givenHold, lift, there } from "./holds.ts";
import { lose } from "./loss.ts";
import { receiptsOf, sign } from "./notary.ts";
import { type Snapshot, snapshot } from "./restore.ts";
import { restoreInPages, unlisted } from "./restoring.ts";
import { sweep } from "./time.ts";
import { change, day, givenApp, iso } from "./verbs.ts";
import type { World } from "./world.ts";

export const hour = 3_600_000;
const rooms = ["a", "b", "c", "d"];
const perPage = 6;

/** The borders of pages, and some behind the last one. */
export const borders = Array.from({ length: 12 }, (_, border) => border);

const said = (w: World, conversationId: string, from: string, when: string) => ({
  ...{ conversationId, from, messageId: `${conversationId} ${from} ${when}`, text: when },
  sentAt: iso(w.clock.now),
});

/** Has somebody say something in each room. */
export const speak = (w: World, app: string, from: string, when: string) =>
  w.call("save-messages", {
    app,
    body: { messages: rooms.map((room) => said(w, room, from, when)) },
  });

/** A backup of what an app has, and no other. */
export const snapshotOf = async (w: World, app: string): Promise<Snapshot> => {
  const all = await snapshot(w, "messages");
  return { ...all, items: all.items.filter(({ pk }) => appOfKey(pk?.S ?? "") === app) };
};

export type Loss = { readonly app: string; readonly taken: Snapshot };

/** An app whose messages were lost after a backup of them, some of which are over by the time of the restore. */
export const givenLoss = async (w: World): Promise<Loss> => {
  const app = await givenApp(w);
  const week = { store: true, days: 7 };
  await change(w, app, { storage: { messages: week, userInformation: week } });
  await speak(w, app, "alice", "early");
  w.clock.now += 6 * hour;
  await speak(w, app, "alice", "late");
  await speak(w, app, "bob", "late");
  w.clock.now += 7 * day - 7 * hour; // an hour before the early ones end
  const taken = await snapshotOf(w, app);
  await lose(w, "messages", app);
  w.clock.now += 2 * hour;
  return { app, taken };
};

/** Two sweeps, the second when a row that rests would go. */
export const sweepAfterRest = async (w: World): Promise<void> => {
  await sweep(w);
  w.clock.now += 6 * 60_000;
  await sweep(w);
};

/** An audit that counts the pages so far as if nothing were to come, and finds nothing that was not listed. */
const auditNow = async (w: World): Promise<void> => {
  w.clock.now += rest;
  expect(await audit(w)).toBe(0);
};

/** What may happen beside a restore; a request and a hold answer their ids. */
export const happenings = {
  sweep: (w: World, _app: string) => sweepAfterRest(w),
  audit: (w: World, _app: string) => auditNow(w),
  request: (w: World, app: string) => carriedOut(w, app, { userId: "alice" }),
  hold: (w: World, app: string) => givenHold(w, app, { kind: "conversation", conversationId: "a" }),
};
export type Happening = keyof typeof happenings;
export type Answers = Partial<Record<Happening, unknown>>;

/** Restores while things happen one after the other at a border, and behind the last one if it is none. */
export const restoreWhile = async (
  w: World,
  { app, taken }: Loss,
  border: number,
  happens: () => Promise<void>,
): Promise<void> => {
  const count = await restoreInPages(w, taken, perPage, async (at) => {
    if (at === border) await happens();
    expect(await unlisted(w, "messages", app)).toEqual([]);
  });
  if (border >= count) await happens();
  expect(await unlisted(w, "messages", app)).toEqual([]);
};

const of = (from: string, when: string) => rooms.map((room) => `${room} ${from} ${when}`);

/** What must lie there, and what may: what is held stays, be it over or asked for. */
const lawful = ({ request, hold }: Answers) => {
  const must = [...of("bob", "late"), ...(request === undefined ? of("alice", "late") : [])];
  const may = hold === undefined ? [] : ["a alice early", "a alice late"];
  return { must, may };
};

const lies = async (w: World, app: string, answers: Answers): Promise<void> => {
  const { must, may } = lawful(answers);
  const lying = await there(w, app);
  expect(must.filter((one) => !lying.includes(one))).toEqual([]);
  expect(lying.filter((one) => !must.includes(one) && !may.includes(one))).toEqual([]);
};

const goOn = async (w: World, app: string, { request }: Answers): Promise<void> => {
  if (request !== undefined) await carryOut(w, app, String(request));
};

/** Lets everything come to its end, the hold last; nobody has been told what is not so. */
export const allEnds = async (w: World, app: string, answers: Answers): Promise<void> => {
  w.clock.now += fence;
  await toldTruth(w, app);
  expect(await auditAll(w)).toBe(0);
  await sweepAfterRest(w);
  await goOn(w, app, answers);
  await lies(w, app, answers);
  await toldTruth(w, app);
  if (answers.hold !== undefined) await lift(w, app, String(answers.hold));
  await sweepAfterRest(w);
  await goOn(w, app, answers);
  await lies(w, app, { request: answers.request });
  if (answers.request === undefined) return;
  expect(await stateOf(w, app, String(answers.request))).toBe("completed");
  expect(await toldTruth(w, app)).toBe(2);
};

/** Whoever says by a receipt that nothing of alice is left is right; answers how many receipts there are. */
const toldTruth = async (w: World, app: string): Promise<number> => {
  w.clock.now += hour;
  await sign(w);
  const receipts = (await receiptsOf(w, app)).filter(({ cause }) => cause === "request");
  const ofAlice = (await there(w, app)).filter((one) => one.includes("alice"));
  if (receipts.length > 0) expect(ofAlice).toEqual([]);
  return receipts.length;
};
