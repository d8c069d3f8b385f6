/** A table that is restored while its app is purged, and others are at work: nothing is left behind the purge's receipt. */
import { beforeAll, describe, expect, it } from "vitest";
import { auditAll } from "../../../support/audit.ts";
import { lift } from "../../../support/holds.ts";
import { lose } from "../../../support/loss.ts";
import { receiptsAfterPurge, sign } from "../../../support/notary.ts";
import {
  borders,
  happenings,
  hour,
  type Loss,
  restoreWhile,
  snapshotOf,
  speak,
} from "../../../support/restore-scenes.ts";
import { someOf } from "../../../support/some-of.ts";
import { leftOf, purge, sweep } from "../../../support/time.ts";
import { change, givenApp } from "../../../support/verbs.ts";
import { type World, world } from "../../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

/** An app whose two months are over, and whose messages were lost an hour before. */
const givenEnd = async (): Promise<Loss> => {
  const app = await givenApp(w);
  const long = { store: true, days: 90 };
  await change(w, app, { storage: { messages: long, userInformation: long } });
  await speak(w, app, "alice", "early");
  await speak(w, app, "bob", "late");
  const { body } = await w.call("terminate-app", { app });
  w.clock.now = Date.parse(body.purgeAt) - hour;
  const taken = await snapshotOf(w, app);
  await lose(w, "messages", app);
  w.clock.now += hour + 1000;
  return { app, taken };
};

const steps = { ...happenings, purge };
type Step = keyof typeof steps;

/** What is said of the purge before an audit is true, and then all is gone, and said to be. */
const ends = async (app: string, hold: unknown): Promise<void> => {
  w.clock.now += hour;
  await sign(w);
  const early = (await receiptsAfterPurge(w, app)).flat() as { outcome: string }[];
  if (early.some(({ outcome }) => outcome === "complete")) expect(await leftOf(w, app)).toEqual([]);
  if (hold !== undefined) {
    expect(await leftOf(w, app)).not.toEqual([]);
    await lift(w, app, String(hold));
    await purge(w, app);
  }
  await auditAll(w);
  await sweep(w);
  w.clock.now += hour;
  await sign(w);
  expect(await leftOf(w, app)).toEqual([]);
  const receipts = (await receiptsAfterPurge(w, app)).flat();
  expect(receipts.at(-1)).toMatchObject({ cause: "purge", outcome: "complete" });
};

const play = async (what: readonly Step[], border: number): Promise<void> => {
  const loss = await givenEnd();
  let hold: unknown;
  await restoreWhile(w, loss, border, async () => {
    for (const one of what) {
      const answer = await steps[one](w, loss.app);
      if (one === "hold") hold = answer;
    }
  });
  await ends(loss.app, hold);
};

/** A purged app can be held by nobody, and asked for nothing. */
const orders: readonly (readonly Step[])[] = [
  ["purge"],
  ["sweep", "purge"],
  ["purge", "sweep"],
  ["audit", "purge"],
  ["purge", "audit"],
  ["hold", "purge"],
];

describe.each(orders.map((what, number) => ({ what, number })))(
  "PP-6.configuration: a table that is restored while there is, in this order: $what",
  ({ what, number }) => {
    it.each(what.length === 1 ? borders : someOf(borders, 4, number))(
      "at border %i leaves nothing behind the receipt of the purge",
      (border) => play(what, border),
    );
  },
);
