import { describe, expect, it } from "vitest";
import { readMatrix } from "../../../cli/import/matrix.ts";
import { folderOf, foundIn } from "../../support/exports.ts";

const instant = Date.UTC(2030, 0, 15, 12);

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
