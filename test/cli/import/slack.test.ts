import { describe, expect, it } from "vitest";
import { readSlack } from "../../../cli/import/slack.ts";
import { type Files, folderOf, foundIn, zipOf } from "../../support/exports.ts";

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
