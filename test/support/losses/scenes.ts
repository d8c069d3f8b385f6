/** The scenes: each worker before which damage is done. */
import { perishable } from "../../../functions/policy/categories.ts";
import { dueShards } from "../../../functions/policy/names.ts";
import { askForAccess } from "../access.ts";
import { askFor, carrying, workOff } from "../deletions.ts";
import { givenHold, lift, place } from "../holds.ts";
import { drafts } from "../notary.ts";
import { purge, settle } from "../time.ts";
import { change, rowsIn } from "../verbs.ts";
import type { World } from "../world.ts";
import type { Scene } from "./scene.ts";

const second = 1_000;

const request = async (w: World, app: string, requestId: string) => {
  const own = carrying(w);
  own.tasks.push({ appId: app, requestId });
  await workOff(w, own);
};

const allRequests = async (w: World, app: string): Promise<void> => {
  for (const { pk, sk } of await rowsIn(w, "requests")) {
    if (pk === app) await request(w, app, String(sk));
  }
};

const nothing = async () => {};

const signAll = async (w: World): Promise<void> => {
  w.clock.now += 20 * second;
  const chains = new Set((await rowsIn(w, "receipt-drafts")).map(({ pk }) => String(pk)));
  for (const chain of chains) {
    if (!chain.startsWith("turn|")) await w.work("sign-receipts", [{ chain }]);
  }
};

const sweepShards = (w: World) =>
  Promise.all(
    perishable.flatMap((category) =>
      dueShards.map((shard) => w.work("sweep-shard", [{ category, shard, since: w.clock.now }])),
    ),
  );

const optOut = async (w: World, app: string): Promise<void> => {
  const choice = { store: true, days: 10 };
  await change(w, app, { storage: { messages: choice, userInformation: { store: false } } });
  w.clock.now += second;
};

const ended = async (w: World, app: string): Promise<void> => {
  const { body } = await w.call("terminate-app", { app });
  w.clock.now = Date.parse(body.purgeAt);
};

const held = { holds: true };

/** Whoever comes when a time is over. */
export const byTime: readonly Scene[] = [
  { ...held, name: "a sweep", begins: nothing, works: nothing },
  { ...held, name: "a sweep's shards", begins: nothing, works: sweepShards },
  { ...held, name: "a purge that waits for a hold", begins: ended, works: purge },
  { holds: false, name: "a purge", begins: ended, works: purge },
  { ...held, name: "a settlement", begins: optOut, works: settle },
];

/** Whoever does what somebody asked for. */
export const byRequest: readonly Scene[] = [
  {
    ...{ ...held, name: "a person's request" },
    begins: async (w, app) => {
      await askFor(w, app, { userId: "bob" });
      await askFor(w, app, { userId: "alice" });
      w.clock.now += 15 * second;
    },
    works: allRequests,
  },
  {
    ...{ ...held, name: "a request for a conversation" },
    begins: async (w, app) => {
      await askFor(w, app, { conversationId: "free" });
      w.clock.now += 15 * second;
    },
    works: allRequests,
  },
];

const askForBob = async (w: World, app: string): Promise<void> => {
  await askFor(w, app, { userId: "bob" });
  w.clock.now += 15 * second;
};

/** All of an app's requests that can be. */
const callOff = async (w: World, app: string): Promise<void> => {
  for (const { pk, sk } of await rowsIn(w, "requests")) {
    const path = { requestId: String(sk) };
    if (pk === app) await w.call("cancel-request", { app, method: "DELETE", path });
  }
};

/** Whoever does what somebody asked for, where it was called off since, or others have to do it, too. */
export const byLaterWord: readonly Scene[] = [
  {
    ...{ ...held, name: "a request that was called off" },
    begins: askForBob,
    since: callOff,
    works: allRequests,
  },
  {
    ...{ ...held, name: "a request that waits for a store of the operator's own" },
    stores: ["orders"],
    begins: askForBob,
    since: allRequests,
    works: allRequests,
  },
];

/** Whoever sees to holds, proves or copies. */
export const byOthers: readonly Scene[] = [
  {
    ...{ ...held, name: "a hold that is placed" },
    begins: async (w, app) => void (await place(w, app, { kind: "app" })),
    works: async (w, app) => {
      await w.work("carry-out-hold", [{ appId: app }]);
      w.clock.now += 31 * 60 * second;
      await w.work("carry-out-hold", [{ appId: app }]);
    },
  },
  {
    ...{ ...held, name: "somebody who places a hold" },
    begins: nothing,
    works: (w, app) => givenHold(w, app, { kind: "user", userId: "nobody" }),
  },
  {
    ...{ ...held, name: "somebody who lifts a hold" },
    begins: nothing,
    works: async (w, app) => {
      const [row] = (await rowsIn(w, "holds")) as { holds?: { id: string }[] }[];
      await lift(w, app, String(row?.holds?.[1]?.id));
    },
  },
  {
    ...{ ...held, name: "the notary" },
    begins: async (w, app) => {
      const requestId = await askFor(w, app, { userId: "bob" });
      w.clock.now += 15 * second;
      await request(w, app, requestId);
      await optOut(w, app);
      await settle(w, app);
      if ((await drafts(w)).length < 2) throw new Error("Nothing waits for the notary");
    },
    works: signAll,
  },
  {
    ...{ ...held, name: "a bundle" },
    begins: async (w, app) => {
      await askForAccess(w, app, { userId: "alice" });
      w.clock.now += 15 * second;
    },
    works: allRequests,
  },
];
