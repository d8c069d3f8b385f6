import fc from "fast-check";
import { expect, it } from "vitest";
import { limits } from "../../../functions/policy/limits.ts";
import { parseIrcLine } from "../../../local/replay/irc-line.ts";

it("reads a message with its minute, nick and words", () => {
  expect(parseIrcLine("[12:18] <|trey|> usual, quite stable  :)")).toEqual({
    kind: "message",
    minute: 738,
    nick: "|trey|",
    text: "usual, quite stable  :)",
  });
});

it.each(["Matt|", "benh`", "edgex[[a]][][[]", "_foo-bar^", "{x}\\y"])(
  "keeps the nick %s as it is",
  (nick) => {
    expect(parseIrcLine(`[00:00] <${nick}> hi`)).toMatchObject({ kind: "message", nick });
    expect(parseIrcLine(`=== ${nick} is now known as a${nick}`)).toEqual({
      kind: "rename",
      nick,
      to: `a${nick}`,
    });
    expect(parseIrcLine(`=== ${nick} [~a@[b].c]  has joined #ubuntu`)).toEqual({
      kind: "join",
      nick,
    });
  },
);

it("reads an action in both ways of writing it", () => {
  expect(parseIrcLine("[07:35]  * SinPro slaps Incarus")).toEqual({
    kind: "action",
    minute: 455,
    nick: "SinPro",
    text: "slaps Incarus",
  });
  expect(parseIrcLine("=== Matt| scrolls up")).toEqual({
    kind: "action",
    minute: undefined,
    nick: "Matt|",
    text: "scrolls up",
  });
});

it("reads that somebody left", () => {
  const line = "=== Morpheus8 [~Morpheus8@morpheus8.user]  has left #ubuntu []";
  expect(parseIrcLine(line)).toEqual({ kind: "leave", nick: "Morpheus8" });
});

it("keeps control characters and line separators in the words", () => {
  expect(parseIrcLine("[01:02] <a> \u0002bold\u0003\u2028x")).toMatchObject({
    text: "\u0002bold\u0003\u2028x",
  });
});

it("cuts what is longer than a message may be, and no character in two", () => {
  const line = parseIrcLine(`[01:02] <a> ${"\u{1f600}".repeat(20_000)}`);
  const text = "text" in line ? line.text : "";
  expect(text.length).toBeLessThan(limits.textLength);
  expect([...text].every((character) => character === "\u{1f600}")).toBe(true);
});

it.each([
  "",
  "[25:00] <a> hi",
  "[12:00] <a> ",
  "[12:00] <a\u0003b> hi",
  "[12:00] <a/b> hi",
  "[12:00] <..> hi",
  "nonsense",
  "=== ",
])("%j is unknown", (line) => {
  expect(parseIrcLine(line)).toEqual({ kind: "unknown" });
});

it("never throws, whatever it is", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (line) => Boolean(parseIrcLine(line))));
});
