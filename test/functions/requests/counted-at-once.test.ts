/** Invariant 8: whoever works on a request beside others takes nothing from what they noted. */
import { beforeAll, beforeEach, expect, it } from "vitest";
import { carryOutRequest } from "../../../functions/carry-out-request/carry-out-request.ts";
import { askFor, carrying, requestOf, stateOf, workOff } from "../../support/deletions.ts";
import { everything, givenChat, there } from "../../support/holds.ts";
import { receiptsOf, sign } from "../../support/notary.ts";
import { digestOf } from "../../support/previews.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenChat(w);
  w.clock.now += 1_000;
});

const stays = everything.filter((one) => !one.includes("alice"));

it("DA-5.request: what ten workers erased a hundred each of are a thousand", async () => {
  const requestId = await askFor(w, app, { userId: "alice" });
  const { ports } = carrying(w);
  const hundred = { erased: 100, refused: 0 };
  const task = { appId: app, requestId };
  await Promise.all(
    Array.from({ length: 10 }, () =>
      ports.requests.count(task, "user-information", hundred, w.clock.now),
    ),
  );
  const { holders } = await requestOf(w, app, requestId);
  expect(holders).toEqual([
    {
      holder: "user-information",
      category: "userInformation",
      found: 1_000,
      deleted: 1_000,
      ...{ held: 0, refused: 0, remaining: 0 },
    },
  ]);
});

/** Carries a request out whose message came twice: the second worker takes its first step while the first tells of its own. */
const workedOffByTwo = async (requestId: string) => {
  const own = carrying(w);
  const task = { appId: app, requestId };
  const silent = { ...own.ports, callbacks: { send: async () => {} } };
  let hasTold = false;
  const send: typeof own.ports.callbacks.send = async (...call) => {
    if (!hasTold) {
      hasTold = true;
      await carryOutRequest(silent, task, w.clock.now, () => true);
    }
    return own.ports.callbacks.send(...call);
  };
  const ports = { ...own.ports, callbacks: { send } };
  await carryOutRequest(ports, task, w.clock.now, () => true);
  expect(hasTold).toBe(true);
  w.clock.now += 15_000;
  await workOff(w, own);
};

it("DA-5.request: a request that was sent twice is carried out as agreed, and proved", async () => {
  const asked = { userId: "alice", callbackUrls: ["https://controller.example/callbacks"] };
  const previewDigest = await digestOf(w, app, { userId: "alice" });
  const requestId = await askFor(w, app, { ...asked, previewDigest });
  w.clock.now += 15_000;
  await workedOffByTwo(requestId);
  expect(await there(w, app)).toEqual(stays);
  expect(await stateOf(w, app, requestId)).toBe("completed");
  w.clock.now += 60_000;
  await sign(w);
  expect(await receiptsOf(w, app)).toHaveLength(2);
});
