/**
 * The computed bounds beside the deployed system: with the sweep off, data is still there a second before its bound;
 * at the bound, with everything that runs, it is gone.
 */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { categories, type Perishable, perishable } from "../../functions/policy/categories.ts";
import { milliseconds } from "../../functions/policy/duration.ts";
import type { Table } from "../../functions/policy/names.ts";
import { rules } from "../../infra/duties.ts";
import { examine } from "../../infra/guard/index.ts";
import { pascal } from "../../infra/pascal.ts";
import { type Actor, givenCast, introduce, placesOf, say } from "../../local/drill/cast.ts";
import { photo } from "../../local/replay/photo.ts";
import { lookInside } from "../../local/report/rows.ts";
import { configure } from "../../local/story/stage.ts";
import type { System } from "../../local/system.ts";
import { setClock } from "../../local/time/set-clock.ts";
import { timeMachine } from "../../local/time/time-machine.ts";
import { synthesise } from "../infra/synthesised.ts";

const place = { account: "123456789012", region: "eu-central-1" };
const { kept } = examine(synthesise().template.toJSON(), place, rules);

/** How long after the end of its period the items of a table, or the objects, are there at the longest (ms). */
const computed = (path: string, name: string): number => {
  const copies = kept.find(({ resource }) => resource.path === path)?.copies ?? [];
  return copies.find((copy) => copy.name === name)?.physical.milliseconds ?? Number.NaN;
};
const lateOf = (table: Table) => computed(`Tables/${pascal(table)}`, "items");

const periods: Readonly<Record<Perishable, string>> = {
  messages: "P3D",
  userInformation: "P1D",
  monitoringData: categories.monitoringData.retention.period,
  logData: categories.logData.retention.period,
};

const givenEverything = async (actor: Actor, now: number): Promise<void> => {
  const keep = (days: number) => ({ store: true, days });
  const storage = { messages: keep(3), userInformation: keep(1) };
  await configure(actor.client, actor.appId, { storage });
  await introduce(actor, "alice", "bounded");
  const { contentType, bytes: body } = photo;
  const wanted = { kind: "photo", contentType, bytes: body.length };
  const path = `${placesOf(actor).app}/media`;
  const opened = (await actor.client.call({ method: "POST", path, body: wanted })) as {
    mediaId: string;
    uploadUrl: string;
    headers: Record<string, string>;
  };
  await fetch(opened.uploadUrl, { method: "PUT", headers: opened.headers, body });
  const message = {
    ...{ conversationId: "room", messageId: "photo", from: "alice", media: [opened.mediaId] },
    sentAt: new Date(now).toISOString(),
  };
  const messages = `${placesOf(actor).app}/messages`;
  await actor.client.call({ method: "POST", path: messages, body: { messages: [message] } });
  await say(actor, "text", "bounded", now);
};

type Seen = { readonly what: string; readonly before: number; readonly after: number };

/** Lets time pass to each bound of an app, a second short of it without the sweep; counts what is there. */
const seenAtBounds = async (system: System): Promise<Seen[]> => {
  const machine = timeMachine(system.clients);
  const { goes: actor } = await givenCast(system, randomUUID().slice(0, 8));
  await givenEverything(actor, machine.now());
  const look = async () => {
    const { rows, objects } = await lookInside(system.clients, system.stores);
    const own = rows.filter(({ pk }) => pk.split("|").includes(actor.appId));
    return { own, objects: objects.filter((key) => key.includes(`/${actor.appId}/`)) };
  };
  const first = await look();
  const records = (table: Table) =>
    first.own.filter((row) => row.table === table && !row.pk.startsWith("dir|") && row.at);
  const left = async (rows: readonly { readonly pk: string; readonly sk: string }[]) => {
    const keys = new Set(rows.map(({ pk, sk }) => `${pk} ${sk}`));
    return (await look()).own.filter(({ pk, sk }) => keys.has(`${pk} ${sk}`)).length;
  };
  const sweepOff = async (instant: number) => {
    await machine.settle();
    await setClock(system.clients.lambda, Math.round(instant - Date.now()));
  };

  const seen: Seen[] = [];
  const ordered = [...perishable].sort(
    (one, other) => milliseconds(periods[one]) - milliseconds(periods[other]),
  );
  for (const category of ordered) {
    const { table } = categories[category];
    const rows = records(table);
    const last = Math.max(...rows.map(({ at = 0 }) => at));
    const bound = last + milliseconds(periods[category]) + lateOf(table);
    await sweepOff(bound - 1000);
    const before = await left(rows);
    const objectsBefore = (await look()).objects.length;
    await machine.travelTo(bound);
    seen.push({ what: category, before, after: await left(rows) });
    if (category === "messages") {
      const after = (await look()).objects.length;
      seen.push({ what: "media", before: objectsBefore, after });
    }
  }

  const request = { method: "POST", path: `${placesOf(actor).app}/termination` } as const;
  const { purgeAt } = (await actor.client.call(request)) as { purgeAt: string };
  const last = Date.parse(purgeAt) + lateOf("apps");
  await sweepOff(last - 1000);
  const whole = ["apps", "configuration", "keys"];
  const of = async () => (await look()).own.filter(({ table }) => whole.includes(table)).length;
  const before = await of();
  await machine.travelTo(last);
  seen.push({ what: "registry, configuration and keys", before, after: await of() });
  return seen;
};

export const testBounds = (system: () => System): void => {
  let seen: readonly Seen[] = [];
  beforeAll(async () => {
    seen = await seenAtBounds(system());
  });
  afterAll(() => timeMachine(system().clients).travelTo(Date.now()));

  test("PP-6.log, PP-6.monitoring, PP-6.configuration, DA-5.period: what the template promises is what is there", () => {
    expect(computed("Media", "objects")).toBe(lateOf("messages"));
    expect(seen.map(({ what }) => what)).toHaveLength(perishable.length + 2);
    expect(seen.filter(({ before }) => before === 0)).toEqual([]);
    expect(seen.filter(({ after }) => after > 0)).toEqual([]);
  });
};
