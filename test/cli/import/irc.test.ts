import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { irc } from "../../../cli/import/irc/irc.ts";
import { foundIn } from "../../support/exports.ts";

describe("IRC", () => {
  const samples = fileURLToPath(new URL("../../../local/samples/irc/", import.meta.url));
  const [name = ""] = readdirSync(samples).filter((one) => one.endsWith(".raw.txt"));

  it("takes the day from the file's name, and keeps the order of a real log's lines", async () => {
    const { messages, unfit } = await foundIn(irc, join(samples, name));
    expect(unfit).toEqual([]);
    const times = messages.map(({ sentAt }) => Date.parse(sentAt));
    expect(messages[0]?.sentAt.slice(0, 10)).toBe(name.slice(0, 10));
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(new Set(times).size).toBe(times.length);
    expect(messages.length).toBeGreaterThan(
      0.8 * readFileSync(join(samples, name), "utf8").split("\n").length,
    );
  });

  it("refuses logs of several channels, which would become one conversation", async () => {
    const line = "[10:00] <anna> words\n";
    const files = { "net/#a/2026-11-28.log": line, "net/#b/2026-11-28.log": line };
    await expect(foundIn(irc, files)).rejects.toThrow("several channels: #a, #b");
  });

  it("reads lines that are not in UTF-8 as they are said to be", async () => {
    const decoder = new TextDecoder("koi8-r");
    const line = Buffer.concat([
      Buffer.from("[10:00] <"),
      Buffer.from("c1cec1", "hex"),
      Buffer.from("> x"),
    ]);
    const found = await foundIn(
      irc,
      { "2026-11-28.log": line },
      { decode: (b) => decoder.decode(b) },
    );
    expect(found.messages.map(({ from }) => from)).toEqual(["ана"]);
  });

  it.each([
    "<anna> words",
    "<@anna> words",
    "<~&@%+anna> words",
    "<Anna> words",
    "-anna- words",
    "Action: anna words",
    "* anna words",
    "* @anna words",
  ])("takes %j for anna's", async (line) => {
    const { messages } = await foundIn(irc, { "2026-11-28.log": `[10:00] ${line}` });
    expect(messages.map(({ from }) => from)).toEqual(["anna"]);
  });

  it("takes a name that somebody left with for nobody's", async () => {
    const lines = [
      "*** guest is now known as ben",
      "<ben> mine",
      "*** Quits: ben (g@h)",
      "<ben> ben's",
    ];
    const log = lines.map((line) => `[10:00:00] ${line}`).join("\n");
    const { messages } = await foundIn(irc, { "2026-11-28.log": log });
    expect(messages.map(({ from, text }) => [from, text])).toEqual([
      ["guest", "mine"],
      ["ben", "ben's"],
    ]);
  });
});
