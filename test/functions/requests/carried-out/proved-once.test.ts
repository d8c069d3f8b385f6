/** Invariant 8: a request is proved once, wherever its worker dies, and however long the notary was at work meanwhile. */
import { beforeAll, expect, it } from "vitest";
import { askFor, carrying, type Ports, stateOf, workOff } from "../../../support/deletions.ts";
import { givenChat } from "../../../support/holds.ts";
import { receiptsOf, sign } from "../../../support/notary.ts";
import { type World, world } from "../../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

type When = "before" | "after";

/** The ports of a worker that dies once, before or after it has made the request completed. */
const dyingAtTheEnd = (ports: Ports, when: When): Ports => {
  let isAlive = true;
  const die = () => {
    isAlive = false;
    throw new Error("The worker died");
  };
  const change: Ports["requests"]["change"] = async (before, after, ...more) => {
    const isEnd = isAlive && after.state === "completed" && before.state !== "completed";
    if (isEnd && when === "before") return die();
    const isChanged = await ports.requests.change(before, after, ...more);
    return isEnd ? die() : isChanged;
  };
  return { ...ports, requests: { ...ports.requests, change } };
};

/** Works off what is asked for by a worker that dies at its end, and signs; then it is delivered again. */
const workedOffTwice = async (app: string, when: When): Promise<string> => {
  const requestId = await askFor(w, app, { userId: "alice" });
  w.clock.now += 15_000;
  const own = carrying(w);
  const task = { appId: app, requestId };
  own.tasks.push(task);
  const ports = dyingAtTheEnd(own.ports, when);
  await expect(workOff(w, { ...own, ports })).rejects.toThrow("The worker died");
  w.clock.now += 60_000;
  await sign(w);
  own.tasks.push(task);
  await workOff(w, { ...own, ports });
  w.clock.now += 60_000;
  await sign(w);
  return requestId;
};

it.each(["before", "after"] as const)(
  "DA-5.request: a worker that dies %s its last step leaves one receipt for each store",
  async (when) => {
    const app = await givenChat(w);
    w.clock.now += 1_000;
    const requestId = await workedOffTwice(app, when);
    expect(await stateOf(w, app, requestId)).toBe("completed");
    const deletions = (await receiptsOf(w, app)).map(({ deletion }) => deletion).sort();
    expect(deletions).toEqual([
      `request|${requestId}|messages`,
      `request|${requestId}|userInformation`,
    ]);
  },
);
