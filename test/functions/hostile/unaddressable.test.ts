/** An id that no path can hold, or that is written in a form of its own, is refused wherever it may come from. */
import { beforeAll, expect, test } from "vitest";
import { place } from "../../support/holds.ts";
import type { Answer } from "../../support/lambda-events.ts";
import { dsr, sendDsr } from "../../support/requests.ts";
import { givenTencentApp, groupMessage, post } from "../../support/tencent.ts";
import { portraitSet } from "../../support/tencent-people.ts";
import { rowsOf, sentIn } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
  app = await givenTencentApp(w);
});

const ids = {
  "a dot": ".",
  "two dots": "..",
  "what was lost in a decoder": "Jos\ufffd",
  "an accent apart from its letter": "Jose\u0301",
  "a sign that means a letter": "\u212bngstr\u00f6m",
};

const save = (more: object) =>
  w.call("save-messages", { app, body: { messages: [{ ...sentIn(w, "room", "m"), ...more }] } });
const call = (action: string, path: Record<string, string>, body?: object) =>
  w.call(action, { app, path, ...(body === undefined ? {} : { body }) });
const profile = { profile: { Tag_Profile_IM_Nick: "x" } };
const identity = { identity_type: "controller_customer_id", identity_format: "raw" };

/** Every way in which an id comes in. */
const ways: Readonly<Record<string, (id: string) => Promise<Answer>>> = {
  "a message's conversation": (conversationId) => save({ conversationId }),
  "a message": (messageId) => save({ messageId }),
  "its sender": (from) => save({ from }),
  "a profile that is written": (userId) => call("save-user-information", { userId }, profile),
  "a profile that is read": (userId) => call("read-user-information", { userId }),
  "a profile that is deleted": (userId) => call("delete-user-information", { userId }),
  "a conversation that is read": (conversationId) => call("read-messages", { conversationId }),
  "a message that is recalled": (messageId) =>
    call("recall-message", { conversationId: "room", messageId }),
  "a person who is to go": (userId) => call("request-deletion", {}, { userId }),
  "a conversation that is to go": (conversationId) =>
    call("request-deletion", {}, { conversationId }),
  "a person who wants a copy": (userId) => call("request-access", {}, { userId }),
  "a person whom a controller names": (identity_value) =>
    sendDsr(w, app, dsr(w, app, { subject_identities: [{ ...identity, identity_value }] })),
  "a person on hold": (userId) => place(w, app, { kind: "user", userId }),
  "a conversation on hold": (conversationId) =>
    place(w, app, { kind: "conversation", conversationId }),
  "a group of Tencent's": (group) =>
    post(w, app, groupMessage({ group, from: "bob", seq: 1, at: w.clock.now })),
  "a sender of Tencent's": (from) =>
    post(w, app, groupMessage({ group: "g", from, seq: 1, at: w.clock.now })),
  "a person of Tencent's": (userId) => post(w, app, portraitSet(userId, profile.profile)),
};

const cells = Object.keys(ways).flatMap((way) =>
  Object.entries(ids).map(([what, id]) => ({ way, what, id })),
);

/** What there is of the app, but for the record of the call itself. */
const stores = ["messages", "user-information", "requests", "holds", "ledger"] as const;
const apart = () => Promise.all(stores.map((table) => rowsOf(w, table, app)));

test.each(cells)(
  "DA-5.law: $what as the id of $way is refused, and leaves nothing",
  async ({ way, id }) => {
    const before = await apart();
    const answer = await ways[way]?.(id);
    if (answer?.body?.ActionStatus === undefined) expect(answer?.status).toBe(400);
    else expect(answer.body).toMatchObject({ ActionStatus: "FAIL", ErrorInfo: "invalid-input" });
    expect(await apart()).toEqual(before);
  },
);
