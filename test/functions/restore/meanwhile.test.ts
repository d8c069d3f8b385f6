/**
 * A restore beside whoever else is at work, who comes in at each border of its pages: no record lies there without a row
 * of the directory, and nothing is said of what was deleted that is not so.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { appOfKey } from "../../../functions/domain/partition.ts";
import { carriedOut, stateOf } from "../../support/deletions.ts";
import { fence, givenHold } from "../../support/holds.ts";
import { lose } from "../../support/loss.ts";
import { receiptsAfterPurge, receiptsOf, sign } from "../../support/notary.ts";
import { type Snapshot, snapshot } from "../../support/restore.ts";
import { restoreInPages, unlisted } from "../../support/restoring.ts";
import { leftOf, purge, sweep } from "../../support/time.ts";
import { change, day, givenApp, iso, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

const hour = 3_600_000;
const rooms = ["a", "b", "c", "d"];
const perPage = 6;

let w: World;
beforeAll(async () => {
  w = await world();
});

const said = (conversationId: string, from: string, when: string) => ({
  ...{ conversationId, from, messageId: `${conversationId} ${from} ${when}`, text: when },
  sentAt: iso(w.clock.now),
});

const speak = (app: string, from: string, when: string) =>
  w.call("save-messages", {
    app,
    body: { messages: rooms.map((room) => said(room, from, when)) },
  });

/** A backup of what an app has, and no other. */
const snapshotOf = async (app: string): Promise<Snapshot> => {
  const all = await snapshot(w, "messages");
  return { ...all, items: all.items.filter(({ pk }) => appOfKey(pk?.S ?? "") === app) };
};

/** An app whose messages were lost after a backup of them, some of which are over by the time of the restore. */
const givenLoss = async (): Promise<{ readonly app: string; readonly taken: Snapshot }> => {
  const app = await givenApp(w);
  const week = { store: true, days: 7 };
  await change(w, app, { storage: { messages: week, userInformation: week } });
  await speak(app, "alice", "early");
  w.clock.now += 6 * hour;
  await speak(app, "alice", "late");
  await speak(app, "bob", "late");
  w.clock.now += 7 * day - 7 * hour; // an hour before the early ones end
  const taken = await snapshotOf(app);
  await lose(w, "messages", app);
  w.clock.now += 2 * hour;
  return { app, taken };
};

const left = async (app: string, who?: string) => {
  const records = await recordsOf(w, "messages", app);
  const authors = [...new Set(records.map(({ author }) => author))];
  return who === undefined ? records.length : authors.length;
};

type Event = {
  readonly name: string;
  readonly happens: (app: string) => Promise<unknown>;
  /** What must be so when all is over. */
  readonly ends: (app: string, answer: unknown) => Promise<void>;
};

const sweepAfterRest = async () => {
  await sweep(w);
  w.clock.now += 6 * 60_000;
  await sweep(w);
};

const events: readonly Event[] = [
  {
    name: "a sweep, twice",
    happens: sweepAfterRest,
    ends: async (app) => {
      await sweepAfterRest();
      expect(await left(app)).toBe(8);
    },
  },
  {
    name: "a person's request",
    happens: (app) => carriedOut(w, app, { userId: "alice" }),
    ends: async (app, id) => {
      await sweepAfterRest();
      expect(await stateOf(w, app, String(id))).toBe("completed");
      expect(await left(app, "authors")).toBe(1);
      expect(await left(app)).toBe(4);
    },
  },
  {
    name: "a hold",
    happens: (app) => givenHold(w, app, { kind: "conversation", conversationId: "a" }),
    ends: async (app) => {
      w.clock.now += fence;
      await sweepAfterRest();
      const records = await recordsOf(w, "messages", app);
      expect(records).toHaveLength(8);
      w.clock.now += 30 * day;
      await sweepAfterRest();
      const held = await recordsOf(w, "messages", app);
      expect(held).toHaveLength(2);
    },
  },
];

const borders = Array.from({ length: 12 }, (_, border) => border);

describe.each(events)(
  "PP-5, DA-5.request: while a table is restored, $name",
  ({ happens, ends }) => {
    it.each(borders)(
      "at border %i leaves no record unlisted, and says nothing that is not so",
      async (border) => {
        const { app, taken } = await givenLoss();
        let answer: unknown;
        const count = await restoreInPages(w, taken, perPage, async (at) => {
          if (at === border) answer = await happens(app);
          expect(await unlisted(w, "messages", app)).toEqual([]);
        });
        if (border >= count) answer = await happens(app);
        expect(await unlisted(w, "messages", app)).toEqual([]);
        await ends(app, answer);
        w.clock.now += hour;
        await sign(w);
        const [remaining] = (await receiptsOf(w, app)).filter(({ cause }) => cause === "request");
        if (remaining !== undefined) expect(await left(app, "authors")).toBe(1);
      },
    );
  },
);

/** An app whose two months are over, and whose messages were lost an hour before. */
const givenEnd = async (): Promise<{ readonly app: string; readonly taken: Snapshot }> => {
  const app = await givenApp(w);
  const long = { store: true, days: 90 };
  await change(w, app, { storage: { messages: long, userInformation: long } });
  await speak(app, "alice", "early");
  await speak(app, "bob", "late");
  const { body } = await w.call("terminate-app", { app });
  w.clock.now = Date.parse(body.purgeAt) - hour;
  const taken = await snapshotOf(app);
  await lose(w, "messages", app);
  w.clock.now += hour + 1000;
  return { app, taken };
};

describe("PP-6.configuration: a table that is restored while its app is purged", () => {
  it.each(borders)(
    "at border %i leaves nothing behind the receipt of the purge",
    async (border) => {
      const { app, taken } = await givenEnd();
      const count = await restoreInPages(w, taken, perPage, async (at) => {
        if (at === border) await purge(w, app);
      });
      if (border >= count) await purge(w, app);
      w.clock.now += hour;
      await sweep(w);
      w.clock.now += 6 * 60_000;
      await sign(w);
      expect(await leftOf(w, app)).toEqual([]);
      const receipts = (await receiptsAfterPurge(w, app)).flat();
      expect(receipts.at(-1)).toMatchObject({ cause: "purge", outcome: "complete" });
    },
  );
});
