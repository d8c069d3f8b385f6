/**
 * What DynamoDB refuses for a moment under the status of success, or because a transaction is under way: the SDK does not
 * know it for what it is, and a webhook is posted once. So no call shows it to whoever called.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { givenChat, givenHold } from "../../support/holds.ts";
import { givenMessageWithPhoto } from "../../support/photos.ts";
import type { Named } from "../../support/tap/calls.ts";
import { openTap } from "../../support/tap/tap.ts";
import { givenTencentApp, post, privateMessage, privateRecall } from "../../support/tencent.ts";
import { recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

const tap = openTap();
afterAll(tap.close);
afterEach(() => void tap.disarm());

let w: World;
beforeAll(async () => {
  w = await world();
});

type Call = (app: string) => Promise<{ readonly status: number }>;
type Case = { readonly given: () => Promise<string>; readonly call: Call };

const path = { conversationId: "c", messageId: "photo" };
const message = () => ({ from: "ann", to: "ben", seq: 1, at: w.clock.now });
const givenPosted = async (): Promise<string> => {
  const app = await givenTencentApp(w);
  await post(w, app, privateMessage(message()));
  return app;
};
const givenPhoto = async (): Promise<string> => {
  const app = await givenChat(w);
  await givenMessageWithPhoto(w, app, "c", "photo");
  return app;
};
const givenHeld = async (): Promise<string> => {
  const app = await givenChat(w);
  await givenHold(w, app, { kind: "user", userId: "alice" });
  return app;
};
const method = "POST";

/** Calls that nobody can be asked to repeat, and such as write in every way there is. */
const cases: Readonly<Record<string, Case>> = {
  "a message that a webhook brings": {
    given: () => givenTencentApp(w),
    call: (app) => post(w, app, privateMessage(message())),
  },
  "a recall that a webhook brings": {
    given: givenPosted,
    call: (app) => post(w, app, privateRecall(message())),
  },
  "the recall of a photo": {
    given: givenPhoto,
    call: (app) => w.call("recall-message", { app, method: "DELETE", path }),
  },
  "the deletion of a held profile": {
    given: givenHeld,
    call: (app) =>
      w.call("delete-user-information", { app, method: "DELETE", path: { userId: "alice" } }),
  },
  "an app's end": {
    given: () => givenChat(w),
    call: (app) => w.call("terminate-app", { app, method }),
  },
  "a request to delete": {
    given: () => givenChat(w),
    call: (app) => w.call("request-deletion", { app, method, body: { userId: "alice" } }),
  },
};

const heard = async (run: () => Promise<{ readonly status: number }>) => {
  tap.heard();
  const { status } = await run();
  return { status, calls: tap.heard() };
};

const faults = { partial: "before", conflict: "before" } as const;
type Kind = keyof typeof faults;

const can: Readonly<Record<Kind, (call: Named) => boolean>> = {
  partial: ({ operation }) => operation === "BatchGetItem",
  conflict: ({ operation }) =>
    ["PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems"].includes(operation),
};

/** Meets it at each call that can, one after the other; answers the statuses. */
const met = async ({ given, call }: Case, kind: Kind) => {
  const app = await given();
  const { status, calls } = await heard(() => call(app));
  const number = calls.filter(can[kind]).length;
  const statuses: number[] = [];
  for (let after = 0; after < number; after++) {
    const fresh = await given();
    tap.arm({ kind, effect: faults[kind] }, after, can[kind]);
    statuses.push((await call(fresh)).status);
    tap.disarm();
  }
  return { usual: status, statuses };
};

describe.each(Object.entries(cases))("%s", (_, one) => {
  it.each(Object.keys(faults) as Kind[])(
    "is answered as ever when a call meets %s",
    async (kind) => {
      const { usual, statuses } = await met(one, kind);
      expect(statuses.length).toBeGreaterThan(0);
      expect(new Set(statuses)).toEqual(new Set([usual]));
    },
  );
});

describe("a recall that Tencent posts once", () => {
  it("DA-2.messages: takes the message though the app's rows are read in parts", async () => {
    const app = await givenPosted();
    const bodies = async () =>
      (await recordsOf(w, "messages", app)).filter(({ body }) => body !== undefined).length;
    expect(await bodies()).toBe(1);
    tap.arm({ kind: "partial", effect: "before" }, 0, can.partial);
    await post(w, app, privateRecall(message()));
    expect(await bodies()).toBe(0);
  });
});

describe("what DynamoDB leaves again and again", () => {
  it("ends as a failure, in time for whoever waits", async () => {
    const app = await givenChat(w);
    for (let time = 0; time < 20; time++) {
      tap.arm({ kind: "partial", effect: "before" }, 0, can.partial);
    }
    const { status, calls } = await heard(() => w.call("read-app", { app }));
    expect(status).toBe(500);
    expect(calls.filter(can.partial).length).toBeLessThan(10);
  });
});
