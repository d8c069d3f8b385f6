/** What the exports look like that people have: each reader takes what somebody wrote, and says what it leaves out. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readDiscord } from "../../../cli/import/discord.ts";
import { entriesAt } from "../../../cli/import/entries.ts";
import { type Found, idOf, messagesOf } from "../../../cli/import/found.ts";
import { readIrc } from "../../../cli/import/irc.ts";
import { readMatrix } from "../../../cli/import/matrix.ts";
import { readMattermost } from "../../../cli/import/mattermost.ts";
import { readSlack } from "../../../cli/import/slack.ts";
import { id } from "../../../functions/domain/fields.ts";
import { limits } from "../../../functions/policy/limits.ts";
import { folderOfTest } from "../../support/terminal.ts";

const instant = Date.UTC(2030, 0, 15, 12);

type Files = Readonly<Record<string, unknown>>;
const textOf = (content: unknown): string =>
  typeof content === "string" ? content : JSON.stringify(content);

const folderOf = (files: Files): string => {
  const folder = folderOfTest();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), textOf(content));
  }
  return folder;
};
const zipOf = (files: Files): string => {
  const bytes = Object.entries(files).map(([name, content]) => [
    name,
    Buffer.from(textOf(content)),
  ]);
  const file = join(folderOfTest(), "export.zip");
  writeFileSync(file, zipSync(Object.fromEntries(bytes)));
  return file;
};

type Read = (
  entries: Awaited<ReturnType<typeof entriesAt>>,
  meter: () => void,
) => AsyncGenerator<Found>;

const foundIn = async (read: Read, place: string) => {
  const found: Found[] = [];
  for await (const one of read(await entriesAt(place), () => undefined)) found.push(one);
  return {
    messages: found.flatMap((one) => (one.kind === "message" ? [one.message] : [])),
    left: found.flatMap((one) => (one.kind === "skipped" ? [one.why] : [])),
  };
};

const slack: Files = {
  "users.json": [{ id: "U1", name: "ada" }],
  "channels.json": [{ id: "C1", name: "general" }],
  "general/2030-01-15.json": [
    {
      type: "message",
      user: "U1",
      text: "a &lt; b &amp;&amp; &lt;@U2&gt;",
      ts: "1894708800.000200",
    },
    {
      type: "message",
      subtype: "channel_join",
      user: "U2",
      text: "<@U2> has joined",
      ts: "1894708801.000100",
    },
    {
      type: "message",
      subtype: "bot_message",
      bot_id: "B1",
      text: "built",
      ts: "1894708802.000100",
    },
    { type: "message", user: "U1", text: "", files: [{ id: "F1" }], ts: "1894708803.000100" },
  ],
  "D7/2030-01-16.json": [{ type: "message", user: "U2", text: "hi", ts: "1894795200.000100" }],
};

describe("Slack", () => {
  it.each([
    ["a folder", folderOf],
    ["a ZIP", zipOf],
  ])("reads %s: channels by their ids, words as they were written", async (_, made) => {
    const { messages, left } = await foundIn(readSlack, made(slack));
    expect(messages).toEqual([
      {
        conversationId: "D7",
        messageId: "D7-1894795200.000100",
        from: "U2",
        sentAt: "2030-01-16T12:00:00.000Z",
        text: "hi",
      },
      {
        conversationId: "C1",
        messageId: "C1-1894708800.000200",
        from: "U1",
        sentAt: "2030-01-15T12:00:00.000Z",
        text: "a < b && <@U2>",
      },
      {
        conversationId: "C1",
        messageId: "C1-1894708802.000100",
        from: "B1",
        sentAt: "2030-01-15T12:00:02.000Z",
        text: "built",
      },
    ]);
    expect(left).toEqual([
      "is the service's own: joins, topics, pins",
      "has files and no text: files are not imported",
    ]);
  });
});

describe("Discord", () => {
  const message = (id: string, more: object = {}) => ({
    ...{ id, type: "Default", timestamp: "2030-01-15T13:00:00+01:00", content: `words ${id}` },
    ...{
      author: { id: "100", name: "ada", isBot: false },
      attachments: [],
      reactions: [],
      ...more,
    },
  });

  it("reads what DiscordChatExporter wrote: the channel's id, and every message", async () => {
    const messages = [
      message("1"),
      message("2", { type: "Reply" }),
      message("3", { type: "GuildMemberJoin" }),
      message("4", { content: "", attachments: [{ id: "9" }] }),
      { id: "5" },
    ];
    const file = {
      guild: { id: "1" },
      channel: { id: "42", name: "general" },
      messages,
      messageCount: 5,
    };
    const found = await foundIn(readDiscord, folderOf({ "general.json": file }));
    expect(found.messages).toEqual([
      {
        conversationId: "42",
        messageId: "1",
        from: "100",
        sentAt: "2030-01-15T12:00:00.000Z",
        text: "words 1",
      },
      {
        conversationId: "42",
        messageId: "2",
        from: "100",
        sentAt: "2030-01-15T12:00:00.000Z",
        text: "words 2",
      },
    ]);
    expect(found.left).toEqual([
      "is the service's own: joins, pins, calls",
      "has files and no text: files are not imported",
      "is not in a form that is known",
    ]);
  });

  it("reads an export that is larger than its chunks, to the last message", async () => {
    const messages = Array.from({ length: 5_000 }, (_, index) => message(`${index}`));
    const found = await foundIn(
      readDiscord,
      folderOf({ "a.json": { channel: { id: "42" }, messages } }),
    );
    expect(found.messages.map(({ messageId }) => messageId)).toEqual(messages.map(({ id }) => id));
  });
});

describe("Matrix", () => {
  const event = (event_id: string, content: object, type = "m.room.message") => ({
    ...{ type, event_id, content, room_id: "!room:example.org" },
    ...{ sender: "@ada:example.org", origin_server_ts: instant },
  });

  it("reads what Element wrote of a room, and leaves out what is no message or cannot be read", async () => {
    const messages = [
      event("$a/b", { msgtype: "m.text", body: "hello" }),
      event("$b", { msgtype: "m.emote", body: "waves" }),
      event("$c", {
        msgtype: "m.text",
        body: "* hullo",
        "m.relates_to": { rel_type: "m.replace", event_id: "$a/b" },
      }),
      event("$d", { msgtype: "m.image", body: "a.png" }),
      event("$e", {}),
      event("$f", { ciphertext: "…" }, "m.room.encrypted"),
      event("$g", { membership: "join" }, "m.room.member"),
    ];
    const found = await foundIn(
      readMatrix,
      folderOf({ "export.json": { room_name: "r", messages } }),
    );
    expect(found.messages.map(({ messageId, from, text }) => [messageId, from, text])).toEqual([
      ["$a%2Fb", "@ada:example.org", "hello"],
      ["$b", "@ada:example.org", "* waves"],
    ]);
    expect(found.left).toEqual([
      "is an edit of another message",
      "is a file: files are not imported",
      "was removed",
      "is encrypted, and the export has no key for it",
      "is no message: joins, names, reactions",
    ]);
  });
});

describe("Mattermost", () => {
  const lines = [
    { type: "version", version: 1 },
    { type: "channel", channel: { team: "t", name: "c" } },
    {
      type: "post",
      post: {
        ...{ team: "t", channel: "c", user: "ada", message: "hello", create_at: instant },
        replies: [{ user: "bob", message: "hi", create_at: instant + 1_000 }],
      },
    },
    {
      type: "post",
      post: {
        team: "t",
        channel: "c",
        user: "ada",
        type: "system_join_channel",
        message: "joined",
        create_at: instant,
      },
    },
    {
      type: "direct_post",
      direct_post: {
        channel_members: ["bob", "ada"],
        user: "bob",
        message: "psst",
        create_at: instant,
      },
    },
  ];

  it("reads posts, their replies and direct posts of a bulk export", async () => {
    const files = { "import.jsonl": lines.map(textOf).join("\n"), "data/picture.png": "x" };
    const found = await foundIn(readMattermost, zipOf(files));
    expect(
      found.messages.map(({ conversationId, from, text }) => [conversationId, from, text]),
    ).toEqual([
      ["t-c", "ada", "hello"],
      ["t-c", "bob", "hi"],
      ["direct-ada-bob", "bob", "psst"],
    ]);
    expect(found.left).toEqual(["is the service's own: joins, headers, names"]);
    const again = await foundIn(readMattermost, folderOf(files));
    expect(again.messages).toEqual(found.messages);
  });

  it("says in which line an export is broken", async () => {
    const files = { "import.jsonl": `${textOf(lines[0])}\n{"type": "po` };
    await expect(foundIn(readMattermost, folderOf(files))).rejects.toThrow(
      "import.jsonl, line 2, is not JSON",
    );
  });
});

describe("IRC", () => {
  const samples = fileURLToPath(new URL("../../../local/samples/irc/", import.meta.url));
  const [name = ""] = readdirSync(samples).filter((one) => one.endsWith(".raw.txt"));

  it("takes the day from the file's name, and keeps the order of a real log's lines", async () => {
    const read: Read = (entries, meter) => readIrc(entries, meter, { channel: "ubuntu" });
    const { messages } = await foundIn(read, join(samples, name));
    const times = messages.map(({ sentAt }) => Date.parse(sentAt));
    expect(messages[0]?.sentAt.slice(0, 10)).toBe(name.slice(0, 10));
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(new Set(times).size).toBe(times.length);
    expect(messages.length).toBeGreaterThan(
      0.8 * readFileSync(join(samples, name), "utf8").split("\n").length,
    );
  });
});

describe("what an export says", () => {
  it("becomes ids that the API takes, the same each time, and different ones for different names", () => {
    const part = fc.string({ unit: "binary", minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(part, part, (one, other) => {
        expect(id().safeParse(idOf(one)).success).toBe(true);
        expect(idOf(one) === idOf(other)).toBe(one === other);
      }),
    );
  });

  it("is kept whole when it is longer than a message may be, in parts that each are", () => {
    const text = `${"x".repeat(limits.textLength - 1)}🙂${"y".repeat(limits.textLength)}`;
    const written = { conversation: "c", id: "m", from: "a", at: instant, text };
    const parts = messagesOf(written).flatMap((one) =>
      one.kind === "message" ? [one.message] : [],
    );
    expect(parts.map((one) => one.text).join("")).toBe(text);
    expect(
      parts.every(
        (one) =>
          one.text.length <= limits.textLength && Buffer.from(one.text).toString() === one.text,
      ),
    ).toBe(true);
    expect(new Set(parts.map(({ messageId }) => messageId)).size).toBe(parts.length);
  });
});
