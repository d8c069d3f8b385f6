import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CliWorld, jsonOf, startCliWorld } from "../../support/cli-world.ts";
import { carriedOut } from "../../support/deletions.ts";
import { discordChannel, type Said } from "../../support/exports.ts";
import { folderOfTest } from "../../support/terminal.ts";
import { change, day, givenApp, iso, readable } from "../../support/verbs.ts";

let c: CliWorld;
let app: string;
beforeAll(async () => {
  c = await startCliWorld();
});
beforeEach(async () => {
  app = await givenApp(c.w);
});
afterAll(() => c.front.stop());

const samples = fileURLToPath(new URL("../../../local/samples/irc/", import.meta.url));
const [log = ""] = readdirSync(samples).filter((name) => name.endsWith(".raw.txt"));
const today = () => iso(c.w.clock.now - day).slice(0, 10);
const irc = (...more: string[]) => [
  "import",
  "irc",
  ...more,
  "--channel",
  "ubuntu",
  "--date",
  today(),
];

const discord = (messages: readonly Said[]) => discordChannel(c.w.clock.now, messages);

describe("import", () => {
  it("takes real chat of an IRC channel in, in the order and at the times of the log", async () => {
    const { found, stored, skipped } = await jsonOf(c.ofApp(app).type, ...irc(join(samples, log)));
    const lines = readFileSync(join(samples, log), "utf8").split("\n").filter(Boolean);
    expect(found).toBe(lines.length);
    expect(stored + skipped["is the service's own: joins, names, topics"]).toBe(found);
    expect(stored).toBeGreaterThan(400);
    const { body } = await c.w.call("read-messages", {
      app,
      path: { conversationId: "ubuntu" },
      query: { order: "asc" },
    });
    expect(body.messages[0]).toMatchObject({
      from: "|trey|",
      text: "usual, quite stable though  :)",
      sentAt: `${today()}T12:18:00.000Z`,
    });
    expect(await readable(c.w, app, "ubuntu")).toHaveLength(stored);
  });

  it("takes nothing twice: the same again, or a log that has grown, adds only what is new", async () => {
    const folder = folderOfTest();
    const text = readFileSync(join(samples, log), "utf8").split("\n");
    const [short, file] = [text.slice(0, 200).join("\n"), join(folder, "channel.txt")];
    writeFileSync(file, short);
    const first = await jsonOf(c.ofApp(app).type, ...irc(file));
    expect(await jsonOf(c.ofApp(app).type, ...irc(file))).toMatchObject({
      stored: 0,
      duplicates: first.stored,
    });
    writeFileSync(file, text.slice(0, 300).join("\n"));
    const grown = await jsonOf(c.ofApp(app).type, ...irc(file));
    expect(grown.duplicates).toBe(first.stored);
    expect(await readable(c.w, app, "ubuntu")).toHaveLength(first.stored + grown.stored);
  });

  it("DA-5.request: erases a person by the id that the export has, though the API takes none with a slash", async () => {
    const file = discord([{ id: "1", ago: 1, from: "@team/anna:example.org" }]);
    const { type } = c.ofApp(app);
    expect(await jsonOf(type, "import", "discord", file)).toMatchObject({ stored: 1 });
    const asked = ["requests", "preview", "--user", "@team/anna:example.org"];
    expect(await jsonOf(type, ...asked)).toMatchObject({
      goes: expect.arrayContaining([expect.objectContaining({ holder: "messages", records: 1 })]),
    });
  });

  it("sends nothing in a dry run, and says what it would send", async () => {
    const { type } = c.ofApp(app);
    const { exit, out } = await type(...irc(join(samples, log), "--dry-run"));
    expect({ exit, out }).toEqual({
      exit: 0,
      out: expect.stringMatching(/would be sent +\d{3}\n/),
    });
    expect(await readable(c.w, app, "ubuntu")).toEqual([]);
  });

  it("DA-5.period: does not send what is older than the app keeps messages, by default and as chosen", async () => {
    const file = discord([
      { id: "1", ago: 3 },
      { id: "2", ago: 6.9 },
      { id: "3", ago: 7.1 },
    ]);
    const take = () => jsonOf(c.ofApp(app).type, "import", "discord", file);
    expect(await take()).toMatchObject({ found: 3, stored: 2, tooOld: 1 });
    await change(c.w, app, {
      storage: { messages: { store: true, days: 2 }, userInformation: { store: true } },
    });
    c.front.asked.length = 0;
    expect(await take()).toMatchObject({ found: 3, stored: 0, tooOld: 3 });
    expect(c.front.asked.filter((one) => one.startsWith("POST"))).toEqual([]);
  });

  it("DA-5.opt-out: sends nothing to an app that does not store messages: 3", async () => {
    await change(c.w, app, {
      storage: { messages: { store: false }, userInformation: { store: true } },
    });
    c.front.asked.length = 0;
    const { exit, err } = await c
      .ofApp(app)
      .type("import", "discord", discord([{ id: "1", ago: 1 }]));
    expect({ exit, err }).toMatchObject({
      exit: 3,
      err: expect.stringContaining("does not store messages"),
    });
    expect(c.front.asked.filter((one) => one.startsWith("POST"))).toEqual([]);
  });

  it("DA-6.sensitive: leaves out what the app does not take, and says why, and takes the rest of the batch", async () => {
    await change(c.w, app, { sensitiveDetectors: ["payment-card"] });
    const file = discord([
      { id: "1", ago: 1 },
      { id: "2", ago: 1, content: "my card is 4111 1111 1111 1111" },
      { id: "3", ago: 1 },
    ]);
    const taken = await jsonOf(c.ofApp(app).type, "import", "discord", file);
    expect(taken).toMatchObject({ found: 3, stored: 2, skipped: { "is sensitive": 1 } });
  });

  it("DA-5.request: brings nobody back who was erased", async () => {
    const file = discord([
      { id: "1", ago: 1, from: "gone" },
      { id: "2", ago: 1, from: "there" },
    ]);
    const take = () => jsonOf(c.ofApp(app).type, "import", "discord", file);
    expect(await take()).toMatchObject({ stored: 2 });
    await carriedOut(c.w, app, { userId: "gone" });
    expect(await take()).toMatchObject({
      stored: 0,
      duplicates: 1,
      skipped: { "was sent before it was erased": 1 },
    });
    expect(await readable(c.w, app, "42")).toEqual(["2"]);
  });

  it("leaves out what is dated in the future, which would have its whole batch refused", async () => {
    const file = discord([
      { id: "1", ago: 1 },
      { id: "2", ago: -1 },
    ]);
    expect(await jsonOf(c.ofApp(app).type, "import", "discord", file)).toMatchObject({
      stored: 1,
      skipped: { "is dated in the future": 1 },
    });
  });

  it("takes a folder of logs, and names what lies beside them", async () => {
    const { type } = c.ofApp(app);
    const dry = (from: string) =>
      jsonOf(type, "import", "irc", from, "--channel", "ubuntu", "--dry-run");
    const alone = await dry(join(samples, log));
    const { unfit, ...counts } = await dry(samples);
    expect(counts).toMatchObject({ found: alone.found, tooOld: alone.tooOld, unfitFiles: 1 });
    expect(unfit).toEqual([
      { file: "LICENSE-CC-BY-4.0.txt", why: "is no log of a form that is known" },
    ]);
  });

  it("says where it found what it does not understand, takes the rest, and has not failed", async () => {
    const file = discord([
      { id: "1", ago: 1 },
      { id: "2", ago: 1 },
    ]);
    const text = readFileSync(file, "utf8").replace('"id":"2"', '"id":2');
    writeFileSync(file, text);
    const { exit, out, err } = await c.ofApp(app).type("import", "discord", file);
    expect({ exit, out, err }).toEqual({
      exit: 0,
      out: expect.stringMatching(/stored +1\n/),
      err: "channel.json, messages[1]: is not in a form that is known\n",
    });
  });

  it("has failed when a file ends before its end, though all before that is taken", async () => {
    const file = discord([
      { id: "1", ago: 1 },
      { id: "2", ago: 1 },
    ]);
    writeFileSync(file, readFileSync(file, "utf8").slice(0, -60));
    const { exit, out, err } = await c.ofApp(app).type("import", "discord", file);
    expect({ exit, out }).toEqual({ exit: 1, out: expect.stringMatching(/stored +1\n/) });
    expect(err).toMatch(/channel\.json: cannot be read to its end/);
    expect(err).not.toContain("run the same again");
    expect(await readable(c.w, app, "42")).toEqual(["1"]);
  });

  it.each(["slack", "matrix", "mattermost", "rocket-chat", "zulip"])(
    "has failed when nothing is what %s writes",
    async (format) => {
      const { type } = c.ofApp(app);
      const { exit, err } = await type("import", format, discord([{ id: "1", ago: 1 }]));
      expect({ exit, err }).toEqual({
        exit: 1,
        err: expect.stringMatching(/Nothing is a|realm\.json/),
      });
    },
  );

  it("has failed when more than half of it is not understood", async () => {
    const file = join(folderOfTest(), "2026-11-28.log");
    writeFileSync(file, "[10:00] <anna> words\nwhat\nis\nthis\n");
    const { exit, err } = await c.ofApp(app).type("import", "irc", file, "--channel", "x");
    expect({ exit, err }).toEqual({ exit: 1, err: expect.stringContaining("More than half") });
  });

  it("refuses what is not there, and what is not what it should be", async () => {
    const { type } = c.ofApp(app);
    expect((await type("import", "slack", "/nowhere")).exit).toBe(2);
    expect((await type("import", "zulip", join(samples, log).replace(/$/, ".tar.gz"))).exit).toBe(
      2,
    );
    const folder = folderOfTest();
    mkdirSync(join(folder, "x"));
    writeFileSync(join(folder, "x", "undated.txt"), "[10:00] <a> b\n");
    const { exit, err } = await type("import", "irc", folder, "--channel", "x");
    expect({ exit, err }).toMatchObject({ exit: 2, err: expect.stringContaining("--date") });
    expect(err).not.toContain("run the same again");
  });
});
