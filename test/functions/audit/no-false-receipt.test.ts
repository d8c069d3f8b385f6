/**
 * Records that no directory lists, as a restore of old left them, and deletions beside them: nobody says that nothing is
 * left before an audit has been through the store, and after it that is so.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { auditAll, restoreNothing, unlist } from "../../support/audit.ts";
import { askFor, carriedOut, carryOut, stateOf } from "../../support/deletions.ts";
import { chainNamed, receiptsAfterPurge, receiptsOf, sign } from "../../support/notary.ts";
import { opened } from "../../support/receipts.ts";
import { purge, settle, sweep } from "../../support/time.ts";
import { change, day, givenApp, iso, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const minute = 60_000;
const hour = 60 * minute;
const kept = (days: number) => ({ store: true, days });
type Receipt = { readonly cause: string; readonly outcome: string; readonly readBack: string };

const said = (conversationId: string, from: string) => ({
  ...{ conversationId, from, messageId: `${conversationId} ${from}`, text: "hello" },
  sentAt: iso(w.clock.now),
});

/** An app in which two people spoke five days ago in two conversations, of which no row of a directory is left. */
const givenUnlisted = async (): Promise<string> => {
  const app = await givenApp(w);
  await change(w, app, { storage: { messages: kept(30), userInformation: kept(30) } });
  const messages = ["c", "d"].flatMap((room) => ["alice", "bob"].map((from) => said(room, from)));
  await w.call("save-messages", { app, body: { messages } });
  w.clock.now += 5 * day;
  await unlist(w, "messages", app);
  return app;
};

type Deletion = {
  readonly name: string;
  readonly cause: string;
  /** How many of the four messages stay. */
  readonly stay: number;
  readonly begin: (app: string) => Promise<string>;
  /** What the platform does of itself in the hours after it. */
  readonly goesOn: (app: string, id: string) => Promise<void>;
};

const request = (name: string, body: object, stay: number): Deletion => ({
  ...{ name: `a request about ${name}`, cause: "request", stay },
  begin: (app) => carriedOut(w, app, body),
  goesOn: (app, id) => carryOut(w, app, id),
});
const settings = (name: string, cause: string, messages: object): Deletion => ({
  ...{ name, cause, stay: 0 },
  begin: async (app) => {
    await change(w, app, { storage: { messages } });
    w.clock.now += minute;
    await settle(w, app);
    return app;
  },
  goesOn: async () => {},
});

const deletions: readonly Deletion[] = [
  request("a person", { userId: "alice" }, 2),
  request("a conversation", { conversationId: "c" }, 2),
  request("a category", { category: "messages" }, 0),
  settings("an opt-out", "opt-out", { store: false }),
  settings("a shorter period", "shortened-period", kept(1)),
  {
    ...{ name: "a purge", cause: "purge", stay: 0 },
    begin: async (app) => {
      const { body } = await w.call("terminate-app", { app });
      w.clock.now = Date.parse(body.purgeAt) + 1;
      await purge(w, app);
      return app;
    },
    goesOn: async () => {},
  },
];

const signedOf = async (app: string, cause: string): Promise<readonly Receipt[]> => {
  w.clock.now += hour;
  await sign(w);
  const all =
    cause === "purge" ? (await receiptsAfterPurge(w, app)).flat() : await receiptsOf(w, app);
  return (all as Receipt[]).filter((one) => one.cause === cause);
};

const left = async (app: string) => (await recordsOf(w, "messages", app)).length;

describe.each(deletions)(
  "DA-5.request, PP-6.configuration: after a restore that left records unlisted, $name",
  ({ cause, stay, begin, goesOn }) => {
    it("has no receipt before an audit, and after it has left nothing, and says so", async () => {
      const app = await givenUnlisted();
      await restoreNothing(w, "messages");
      const id = await begin(app);
      if (cause === "request") expect(await stateOf(w, app, id)).toBe("partial");
      expect(await signedOf(app, cause)).toEqual([]);
      expect(await left(app)).toBe(4);
      expect(await auditAll(w)).toBeGreaterThan(0);
      await sweep(w);
      await goesOn(app, id);
      expect(await left(app)).toBe(stay);
      const signed = await signedOf(app, cause);
      expect(signed.map(({ outcome }) => outcome)).toEqual(signed.map(() => "complete"));
      expect(signed.length).toBeGreaterThan(0);
      if (cause === "request") expect(await stateOf(w, app, id)).toBe("completed");
    });
  },
);

it("DA-5.request: records that an audit finds keep receipts waiting until another finds none, restored or not", async () => {
  const app = await givenUnlisted();
  w.clock.now += 8 * day;
  const { audit } = await import("../../support/audit.ts");
  expect(await audit(w)).toBe(2);
  const id = await askFor(w, app, { userId: "alice" });
  w.clock.now += minute;
  await carryOut(w, app, id);
  expect(await left(app)).toBe(2);
  expect(await signedOf(app, "request")).toEqual([]);
  expect(await audit(w)).toBe(0);
  await carryOut(w, app, id);
  expect(await signedOf(app, "request")).toHaveLength(2);
});

it("PP-6.log: of a day's sweeps nothing is said while a directory is in doubt", async () => {
  const app = await givenUnlisted();
  await sweep(w);
  await restoreNothing(w, "messages");
  w.clock.now += day;
  const of = async () =>
    (await chainNamed(w, "sweep")).map((one) => opened(one) as { scope: { category?: string } });
  await sign(w);
  const before = (await of()).filter(({ scope }) => scope.category === "messages").length;
  expect((await of()).length).toBeGreaterThan(before);
  await auditAll(w);
  w.clock.now += hour;
  await sign(w);
  const after = (await of()).filter(({ scope }) => scope.category === "messages").length;
  expect(after).toBeGreaterThan(before);
  expect(await left(app)).toBe(4);
});
