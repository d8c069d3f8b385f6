/** The same export twice: as it was, and after somebody has edited the message in it. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Format } from "../../cli/import/readers.ts";
import { type Files, textOf } from "./exports.ts";
import { folderOfTest } from "./terminal.ts";
import { iso } from "./verbs.ts";

/** A message, when it was written and, if it was, edited (epoch ms). */
export type Version = { readonly at: number; readonly text: string; readonly edited?: number };

const seconds = (at: number): string => (at / 1000).toFixed(6);
const element = ({ at, text, edited }: Version) => {
  const own = { type: "m.room.message", room_id: "!r:example.org", sender: "@anna:example.org" };
  const event = (event_id: string, content: object, origin_server_ts: number) => ({
    ...{ ...own, event_id, content, origin_server_ts },
  });
  const said = { msgtype: "m.text", body: text };
  if (edited === undefined) return [event("$1", said, at)];
  const replacing = {
    ...{ msgtype: "m.text", body: `* ${text}`, "m.new_content": said },
    "m.relates_to": { rel_type: "m.replace", event_id: "$1" },
  };
  return [event("$1", { msgtype: "m.text", body: "before" }, at), event("$2", replacing, edited)];
};

const exports: Readonly<Record<Exclude<Format, "irc">, (version: Version) => Files>> = {
  slack: ({ at, text, edited }) => ({
    "channels.json": [{ id: "C1", name: "general" }],
    "general/2026-11-30.json": [
      {
        ...{ type: "message", user: "U1", ts: seconds(at), text },
        ...(edited === undefined ? {} : { edited: { user: "U1", ts: seconds(edited) } }),
      },
    ],
  }),
  discord: ({ at, text, edited }) => ({
    "general.json": {
      channel: { id: "1" },
      messages: [
        {
          ...{ id: "9", type: "Default", timestamp: iso(at), content: text, author: { id: "4" } },
          timestampEdited: edited === undefined ? null : iso(edited),
        },
      ],
    },
  }),
  matrix: (version) => ({ "export.json": { room_name: "r", messages: element(version) } }),
  mattermost: ({ at, text, edited = 0 }) => ({
    "import.jsonl": {
      type: "post",
      post: {
        ...{ team: "t", channel: "c", user: "anna", message: text },
        ...{ create_at: at, edit_at: edited },
      },
    },
  }),
  "rocket-chat": ({ at, text }) => ({
    "general.json": { msg: text, username: "anna", ts: iso(at) },
  }),
  zulip: ({ at, text, edited }) => ({
    "realm.json": { zerver_recipient: [{ id: 1, type: 2, type_id: 3 }] },
    "messages-000001.json": {
      zerver_message: [
        {
          ...{ id: 9, sender: 4, recipient: 1, content: text, date_sent: at / 1000 },
          last_edit_time: edited === undefined ? null : edited / 1000,
        },
      ],
    },
  }),
};

export const formats = Object.keys(exports) as (keyof typeof exports)[];

/** Writes a version's export into a folder; answers where. */
export const exported = (format: keyof typeof exports, version: Version): string => {
  const folder = folderOfTest();
  for (const [name, content] of Object.entries(exports[format](version))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), textOf(content));
  }
  return folder;
};
