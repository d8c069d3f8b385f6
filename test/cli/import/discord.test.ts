import { describe, expect, it } from "vitest";
import { readDiscord } from "../../../cli/import/discord.ts";
import { folderOf, foundIn } from "../../support/exports.ts";

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
