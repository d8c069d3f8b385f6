import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readIrc } from "../../../cli/import/irc.ts";
import { foundIn, type Read } from "../../support/exports.ts";

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
