/** The vocabulary of the tests about legal holds. */
import { randomUUID } from "node:crypto";
import { dynamodbHolds } from "../../functions/adapters/dynamodb-holds.ts";
import { type Hold, holdOnAll } from "../../functions/domain/holds.ts";
import { milliseconds } from "../../functions/policy/duration.ts";
import { operational } from "../../functions/policy/periods.ts";
import { changeHolds } from "../../functions/steps/holds/change-holds.ts";
import { tableOf } from "../../functions/wiring/holders.ts";
import { contentsOf } from "./opened.ts";
import { change, day, givenApp, iso } from "./verbs.ts";
import type { World } from "./world.ts";

const operator = ["chat-retention/operator"];

export type Scope =
  | { readonly kind: "app" }
  | { readonly kind: "user"; readonly userId: string }
  | { readonly kind: "conversation"; readonly conversationId: string };

export const scopes: readonly Scope[] = [
  { kind: "app" },
  { kind: "user", userId: "alice" },
  { kind: "conversation", conversationId: "c" },
];

const ofNobody = {
  scope: { kind: "user", digest: "nobody" },
  categories: ["messages"],
  state: "active",
} as const;

const categoriesOf: Readonly<Record<Scope["kind"], readonly string[]>> = {
  app: ["userInformation", "messages"],
  user: ["userInformation", "messages"],
  conversation: ["messages"],
};

/** A person who signs in at the console. */
export const signedIn = (person: string) => ({ client: "console", person, scopes: operator });

/** Places a hold by counsel's token; answers the API's answer. */
export const place = (
  w: World,
  app: string,
  scope: Scope,
  more: object = {},
  by: object = signedIn("counsel"),
) =>
  w.call("place-hold", {
    ...{ app, ...by },
    body: {
      scope,
      categories: categoriesOf[scope.kind],
      authority: "District Court",
      reference: "4 O 17/30",
      reviewAt: iso(w.clock.now + 90 * day),
      ...more,
    },
  });

/** Puts holds on nobody beside those that an app has, as if they had been placed long ago. */
export const givenPlaced = async (w: World, app: string, more: readonly Partial<Hold>[]) => {
  const store = dynamodbHolds(w.dynamodb, {
    apps: tableOf(w.run, "apps"),
    holds: tableOf(w.run, "holds"),
  });
  const all = more.map(
    (one): Hold => ({ ...holdOnAll(randomUUID(), w.clock.now), ...ofNobody, ...one }),
  );
  await changeHolds(store, app, w.clock.now, (holds) => [...holds, ...all]);
};

export const holdsOn = async (w: World, app: string) =>
  (await w.call("read-holds", { app, client: "counsel", scopes: operator })).body.holds;

/** Looks at the holds on an app once. */
export const carryOutHolds = async (w: World, app: string): Promise<void> => {
  if ((await w.work("carry-out-hold", [{ appId: app }])) > 0)
    throw new Error("carry-out-hold failed");
};

export const fence = milliseconds(operational.holdFence);

/** Places a hold and lets the time pass after which it is active; answers its id. */
export const givenHold = async (w: World, app: string, scope: Scope): Promise<string> => {
  const { body, status } = await place(w, app, scope);
  if (status !== 201) throw new Error(JSON.stringify(body));
  await carryOutHolds(w, app);
  w.clock.now += fence;
  await carryOutHolds(w, app);
  return body.id;
};

/** Lifts a hold by a judge's token, and carries it out. */
export const lift = async (w: World, app: string, holdId: string): Promise<void> => {
  const path = { holdId };
  const ask = { app, path, ...signedIn("judge"), method: "DELETE" };
  const { status } = await w.call("lift-hold", ask);
  if (status !== 202) throw new Error(`Lifting answered ${status}`);
  await carryOutHolds(w, app);
};

/** An app that keeps everything for a month, with two people who speak in two conversations. */
export const givenChat = async (w: World): Promise<string> => {
  const app = await givenApp(w);
  const choice = { store: true, days: 30 };
  await change(w, app, { storage: { messages: choice, userInformation: choice } });
  for (const userId of ["alice", "bob"]) await introduce(w, app, userId, "first");
  const said = ["c", "d"].flatMap((room) => ["alice", "bob"].map((from) => spoken(w, room, from)));
  await w.call("save-messages", { app, body: { messages: said } });
  return app;
};

export const introduce = (w: World, app: string, userId: string, nick: string) =>
  w.call("save-user-information", {
    ...{ app, path: { userId }, method: "PUT" },
    body: { profile: { Tag_Profile_IM_Nick: `${userId} ${nick}` }, age: 30, jurisdiction: "DE" },
  });

type Said = readonly [conversationId: string, from: string, when?: string];

const spoken = (w: World, ...[conversationId, from, when]: Said) => {
  const messageId = [conversationId, ...(when === undefined ? [] : [when]), "by", from].join(" ");
  return { conversationId, messageId, from, sentAt: iso(w.clock.now), text: messageId };
};

/** Has somebody say something; `when` tells it from what they say else. */
export const speak = (w: World, app: string, ...said: Said) =>
  w.call("save-messages", { app, body: { messages: [spoken(w, ...said)] } });

export const everything: readonly string[] = [
  ...["alice first", "bob first"],
  ...["c by alice", "c by bob", "d by alice", "d by bob"],
];

/** What a hold of a scope holds of it, or of other names of the same kind. */
export const heldOf = ({ kind }: Scope, names = everything): readonly string[] =>
  names.filter(
    (one) =>
      kind === "app" ||
      (kind === "user" && one.includes("alice")) ||
      (kind === "conversation" && one.startsWith("c ")),
  );

/** What lies in the tables and opens under the app's own keys, expired or not. */
export const there = async (w: World, app: string): Promise<readonly string[]> => {
  const profiles = (await contentsOf(w, "user-information", app)) as {
    profile: Record<string, string>;
  }[];
  const messages = (await contentsOf(w, "messages", app)) as { messageId: string }[];
  return [
    ...profiles.map(({ profile }) => String(profile.Tag_Profile_IM_Nick)),
    ...messages.map(({ messageId }) => messageId),
  ].sort();
};
