import { describe, expect, it } from "vitest";
import { readMattermost } from "../../../cli/import/mattermost.ts";
import { folderOf, foundIn, textOf, zipOf } from "../../support/exports.ts";

const instant = Date.UTC(2030, 0, 15, 12);

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
