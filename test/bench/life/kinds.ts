/** The kinds of record whose life is measured, and how clients store them. */
import type { Perishable } from "../../../functions/policy/categories.ts";
import type { Table } from "../../../functions/policy/names.ts";
import type { Answer } from "../../support/lambda-events.ts";
import { claim, givenPhoto } from "../../support/photos.ts";
import { iso } from "../../support/verbs.ts";
import type { World } from "../../support/world.ts";

export type Kind = {
  readonly what: string;
  readonly category: Perishable;
  readonly table: Table;
  /** How many records are stored. */
  readonly records: number;
  readonly calls: number;
  /** How long after the last call the last record is over (ms). */
  readonly period: number;
  /** Makes one of the calls. */
  readonly call: (w: World, app: string, index: number) => Promise<void>;
  /** How much time passes between two calls (ms). */
  readonly pause: number;
};

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;
const batch = 100;
/** 400 bytes, as the cost page counts a message. */
const text = "x".repeat(400);

const stored = ({ status, body }: Answer, count: number): void => {
  if (status !== 200 || (body.stored ?? 1) !== count) throw new Error(JSON.stringify(body));
};

const message = (w: World, conversationId: string, messageId: string, at: number) => ({
  conversationId,
  messageId,
  from: "alice",
  sentAt: iso(w.clock.now + at),
  text,
});

const busy: Kind = {
  what: "message, 100 at once, busy conversations",
  category: "messages",
  table: "messages",
  records: 24 * batch,
  calls: 24,
  period: 7 * day,
  pause: 5 * minute,
  call: async (w, app, index) => {
    const messages = Array.from({ length: batch }, (_, one) =>
      message(w, `busy ${one % 2}`, `m${index}-${one}`, one),
    );
    w.clock.now += batch;
    stored(await w.call("save-messages", { app, body: { messages } }), batch);
  },
};

const quiet: Kind = {
  ...busy,
  what: "message, one by one, quiet conversations",
  records: batch,
  calls: batch,
  pause: second,
  call: async (w, app, index) => {
    const messages = [message(w, `quiet ${index}`, "only", 0)];
    stored(await w.call("save-messages", { app, body: { messages } }), 1);
  },
};

const withPhoto: Kind = {
  ...busy,
  what: "message with a photo",
  records: 50,
  calls: 50,
  pause: 10 * second,
  call: async (w, app, index) => {
    const photo = await givenPhoto(w, app);
    stored(await claim(w, app, "album", `m${index}`, [photo]), 1);
  },
};

const profile: Kind = {
  ...busy,
  what: "profile",
  category: "userInformation",
  table: "user-information",
  records: batch,
  calls: batch,
  pause: second,
  call: async (w, app, index) => {
    const body = { profile: { Tag_Profile_IM_Nick: `nick ${index}` } };
    const answer = await w.call("save-user-information", {
      app,
      path: { userId: `u${index}` },
      body,
    });
    stored(answer, 1);
  },
};

const logData: Kind = {
  ...busy,
  what: "log data, 100 at once",
  category: "logData",
  table: "log-data",
  records: 10 * batch,
  calls: 10,
  call: async (w, app) => {
    const records = Array.from({ length: batch }, () => ({
      ip: "203.0.113.9",
      interface: "im.send",
    }));
    stored(await w.call("save-log-data", { app, body: { records } }), batch);
  },
};

const monitoringData: Kind = {
  ...busy,
  what: "monitoring data, 100 interfaces at once",
  category: "monitoringData",
  table: "monitoring-data",
  records: 10 * batch,
  calls: 10,
  period: 2 * day,
  call: async (w, app) => {
    const records = Array.from({ length: batch }, (_, one) => ({
      interface: `im.${one}`,
      minute: iso(w.clock.now),
      calls: 1,
      successes: 1,
      averageDelayMs: 5,
    }));
    stored(await w.call("save-monitoring-data", { app, body: { records } }), batch);
  },
};

export const kinds: readonly Kind[] = [busy, quiet, withPhoto, profile, logData, monitoringData];
