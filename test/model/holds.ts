/** What a court holds, and what it lets go. */
import { ofDaysInMilliseconds } from "../../functions/policy/duration.ts";
import { type App, type Hold, isOver, type Scope } from "./life.ts";
import {
  type Actor,
  ask,
  counsel,
  expecting,
  isoAt,
  judge,
  nowOf,
  type Play,
  people,
  rooms,
} from "./play.ts";
import type { Target } from "./steps.ts";

export const scopeOf = ({ kind, number }: Target): Scope => {
  if (kind === "app") return { kind };
  return { kind, name: (kind === "user" ? people : rooms)[number] ?? people[0] };
};

type Placed = { readonly id: string; readonly state: string; readonly placedAt: string };

/** The holds as an operator sees them. */
const holdsSeen = async ({ stage }: Play, app: string): Promise<readonly Placed[]> =>
  (await stage.w.call("read-holds", { app, ...counsel })).body.holds ?? [];

/** A hold holds from when it is placed, whatever it is called. */
export const hold = async (play: Play, { app }: Actor, target: Target) => {
  const scope = scopeOf(target);
  const named = {
    app: {},
    user: { userId: people[target.number] ?? people[0] },
    conversation: { conversationId: rooms[target.number] },
  };
  const categories = scope.kind === "conversation" ? ["messages"] : ["messages", "userInformation"];
  const body = { scope: { kind: scope.kind, ...named[scope.kind] }, categories };
  await place(play, app, body, { scope });
};

/** What was recorded of an app's calls is held, and nothing else of it. */
export const holdLogs = (play: Play, { app }: Actor): Promise<void> => {
  const scope = { kind: "app" } as const;
  const body = { scope, categories: ["logData", "monitoringData"] };
  return place(play, app, body, { scope, ofLogs: true });
};

const place = async (
  play: Play,
  app: App,
  body: object,
  own: Pick<Hold, "scope" | "ofLogs">,
): Promise<void> => {
  const now = nowOf(play);
  const answer = await ask(play, "place-hold", {
    ...{ app: app.id, ...counsel },
    body: {
      ...{ ...body, authority: "District Court", reference: "4 O 17/30" },
      reviewAt: isoAt(now + ofDaysInMilliseconds(90)),
    },
  });
  if (answer.status !== 201 && isOver(app, now)) return;
  expecting("A hold", answer, 201);
  for (const { id, state } of await holdsSeen(play, app.id)) {
    const isNew = state !== "lifting" && !app.holds.some((one) => one.id === id);
    if (isNew) app.holds.push({ id, ...own, placedAt: now });
  }
};

export const lift = async (play: Play, { app }: Actor, which: number) => {
  const one = app.holds[which % Math.max(app.holds.length, 1)];
  if (one === undefined) return;
  const answer = await ask(play, "lift-hold", {
    ...{ app: app.id, path: { holdId: one.id }, method: "DELETE", ...judge },
  });
  expecting("Lifting", answer, 202);
  app.holds = app.holds.filter((other) => other !== one);
};
