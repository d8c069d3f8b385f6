/** An id with a slash, as Matrix has them, is what requests and holds may name, though no path can. */
import { beforeAll, beforeEach, expect, it } from "vitest";
import { messagesOf } from "../../../cli/import/found.ts";
import { carryOutHolds, holdsOn, place } from "../../support/holds.ts";
import { dsr, sendDsr } from "../../support/requests.ts";
import { change, givenApp } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});

const names = ["@team/anna:example.org", "who?", "a/b%2Fc", `@${"long/".repeat(20)}:example.org`];
const strangers = {
  "@team/anna:example.org": "@team:example.org",
  "who?": "who",
  "a/b%2Fc": "a/b/c",
};
const cells = names.map(
  (name) => [name, Object.entries(strangers).find(([own]) => own === name)?.[1] ?? "x"] as const,
);

/** An app in which somebody and a stranger of nearly that name wrote, as an import stores it. */
const given = async (...people: readonly string[]) => {
  app = await givenApp(w);
  await change(w, app, { storage: { messages: { store: true, days: 30 } } });
  const messages = people
    .flatMap((from) =>
      messagesOf(
        { conversation: [`!room/${from}`], id: [from], from, at: w.clock.now, text: "x" },
        { file: "f" },
      ),
    )
    .flatMap((one) => (one.kind === "message" ? [one.message] : []));
  expect((await w.call("save-messages", { app, body: { messages } })).body.stored).toBe(2);
};

const planned = async (body: object): Promise<number> => {
  const { status, body: plan } = await w.call("preview-request", { app, method: "POST", body });
  expect(status).toBe(200);
  return plan.goes.reduce((sum: number, { records }: { records: number }) => sum + records, 0);
};

const covered = async (scope: Parameters<typeof place>[2]) => {
  const { status, body } = await place(w, app, scope);
  expect(status).toBe(201);
  await carryOutHolds(w, app);
  const hold = (await holdsOn(w, app)).find(({ id }: { id: string }) => id === body.id);
  return hold.covers.records.messages;
};

beforeEach(() => {
  w.restart();
});

it.each(cells)(
  "DA-5.request: %s is found by that name, and nobody else (%s)",
  async (name, other) => {
    await given(name, other);
    expect(await planned({ userId: name })).toBe(1);
    expect(await planned({ conversationId: `!room/${name}` })).toBe(1);
    expect(await covered({ kind: "user", userId: name })).toBe(1);
    expect(await covered({ kind: "conversation", conversationId: `!room/${name}` })).toBe(1);
  },
);

it.each(cells)(
  "DA-5.request: %s is a person whom a controller may name, and who may ask",
  async (name, other) => {
    await given(name, other);
    const identity = { identity_type: "controller_customer_id", identity_format: "raw" };
    const named = { subject_identities: [{ ...identity, identity_value: name }] };
    expect((await sendDsr(w, app, dsr(w, app, named))).status).toBe(201);
    const ask = { app, method: "POST", body: { userId: name } };
    expect((await w.call("request-deletion", ask)).status).toBe(202);
    expect((await w.call("request-access", ask)).status).toBe(202);
  },
);
