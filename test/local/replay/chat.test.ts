import { expect, it } from "vitest";
import { readConversation } from "../../../local/replay/chat.ts";

const window = { from: 0, to: 1000 };

it("keeps a person's id through renames", () => {
  const log = [
    "=== ada [~a@b]  has joined #ubuntu",
    "=== ada is now known as ada|away",
    "[10:00] <ada|away> back soon",
    "=== ada|away [~a@b]  has left #ubuntu []",
  ].join("\n");
  const { events } = readConversation("c", log, window);
  expect(events.map((event) => [event.kind, "from" in event ? event.from : event.userId])).toEqual([
    ["presence", "ada"],
    ["profile", "ada"],
    ["profile", "ada"],
    ["message", "ada"],
    ["presence", "ada"],
  ]);
});

it("numbers messages by their line and writes actions as IRC shows them", () => {
  const { events } = readConversation("c", "[10:00] <a> one\r\n=== a waves\r\n", window);
  expect(events).toMatchObject([
    { messageId: "c-1", sequence: 1, text: "one" },
    { messageId: "c-2", sequence: 2, text: "* a waves" },
  ]);
});

it("counts the lines that it does not know", () => {
  expect(readConversation("c", "what\n[10:00] <a> one\n\n", window)).toMatchObject({ unknown: 1 });
});
