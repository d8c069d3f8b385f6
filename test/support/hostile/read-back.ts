/** What was taken can be read, as it was sent. */
import { expect } from "vitest";
import type { Answer } from "../lambda-events.ts";
import { walk } from "../walk.ts";
import type { World } from "../world.ts";
import type { Hostile } from "./requests.ts";

// biome-ignore lint/suspicious/noExplicitAny: what was sent has passed the schema
type Sent = any;
type Taken = {
  readonly app: string;
  readonly path: Hostile["path"];
  readonly sent: Sent;
  readonly answer: Answer;
};
type ReadBack = (w: World, taken: Taken) => Promise<void>;

const listed = async (w: World, action: string, app: string) =>
  (await walk(w, { action, app, items: "records" }, { limit: "100" })).flat();

const records =
  (action: string, ...fields: readonly string[]): ReadBack =>
  async (w, { app, sent, answer }) => {
    if (answer.body.expired > 0) return;
    const found = await listed(w, action, app);
    for (const record of sent.records) {
      const wanted = Object.fromEntries(fields.map((field) => [field, record[field]]));
      expect(found).toContainEqual(expect.objectContaining(wanted));
    }
  };

/** By action. */
const readBacks: Readonly<Record<string, ReadBack>> = {
  "save-messages": async (w, { app, sent, answer }) => {
    if (answer.body.expired > 0 || answer.body.duplicates > 0) return;
    for (const { conversationId, messageId, text } of sent.messages) {
      const list = { action: "read-messages", app, path: { conversationId }, items: "messages" };
      const found = (await walk(w, list, { limit: "1" })).flat();
      expect(found).toContainEqual(expect.objectContaining({ messageId, ...(text && { text }) }));
    }
  },
  "save-user-information": async (w, { app, path, sent, answer }) => {
    if (answer.status !== 200) return;
    const { Tag_Profile_IM_BirthDay: _, ...profile } = sent.profile;
    const { body } = await w.call("read-user-information", { app, path });
    expect(body.profile).toEqual(profile);
  },
  "save-log-data": records("read-log-data", "ip", "interface"),
  "save-monitoring-data": records("read-monitoring-data", "interface"),
  "change-configuration": async (w, { app, answer }) => {
    expect((await w.call("read-configuration", { app })).body).toEqual(answer.body);
  },
  "request-deletion": async (w, { app, answer }) => {
    const path = { requestId: answer.body.requestId };
    expect((await w.call("read-requests", { app, path })).body).toEqual(answer.body);
  },
};

const sentBy = ({ rawBody = "null", base64 = false }: Hostile): unknown =>
  JSON.parse(
    Buffer.from(rawBody, base64 ? "base64" : "utf8")
      .toString()
      .replace(/^\ufeff/, ""),
  );

/** Reads back what an action has taken. */
export const readBack = async (
  w: World,
  action: string,
  app: string,
  hostile: Hostile,
  answer: Answer,
): Promise<void> => {
  const read = readBacks[action];
  if (read !== undefined) await read(w, { app, path: hostile.path, sent: sentBy(hostile), answer });
};
