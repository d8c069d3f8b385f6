import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CliWorld, jsonOf, startCliWorld } from "../../support/cli-world.ts";
import { folderOfTest } from "../../support/terminal.ts";
import { change, day, givenApp, givenMessages } from "../../support/verbs.ts";

let c: CliWorld;
let app: string;
beforeAll(async () => {
  c = await startCliWorld();
});
beforeEach(async () => {
  app = await givenApp(c.w);
});
afterAll(() => c.front.stop());

const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));
const write = (file: string, value: unknown) => writeFileSync(file, JSON.stringify(value));
const storage = async () => (await c.w.call("read-configuration", { app })).body.storage;
const days = (messages: number) => ({
  messages: { store: true, days: messages },
  userInformation: { store: true },
});

/** A file with the configuration and its version, as `show --save` makes it. */
const saved = async (): Promise<string> => {
  const file = join(folderOfTest(), "configuration.json");
  await jsonOf(c.ofApp(app).type, "configuration", "show", "--save", file);
  return file;
};

describe("configuration", () => {
  it("is shown as the API answers it, and saved with its version for its owner alone", async () => {
    const file = join(folderOfTest(), "configuration.json");
    const { body, headers } = await c.w.call("read-configuration", { app });
    expect(await jsonOf(c.ofApp(app).type, "configuration", "show", "--save", file)).toEqual(body);
    expect(read(file)).toEqual({ $etag: headers.etag, ...body });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("is a table of paths for people", async () => {
    const { out } = await c.ofApp(app).type("config", "show");
    expect(out).toMatch(/storage\.messages\.store +true/);
  });

  it("differs from a file in the lines that differ: 1, and 0 when nothing does", async () => {
    const file = await saved();
    expect(await c.ofApp(app).type("configuration", "diff", file)).toMatchObject({
      exit: 0,
      out: "There is no difference\n",
    });
    write(file, { ...read(file), storage: days(30) });
    const { exit, out } = await c.ofApp(app).type("configuration", "diff", file);
    expect(exit).toBe(1);
    expect(out).toMatch(/^\+ +"days": 30,?$/m);
    expect(out).not.toContain("$etag");
  });

  it("DA-5.period: is replaced by a file when somebody has seen the difference and agrees", async () => {
    const file = await saved();
    write(file, { ...read(file), storage: days(30) });
    const { type, questions } = c.ofApp(app, { answers: ["y"] });
    const { exit, err, out } = await type("configuration", "apply", file);
    expect({ exit, out }).toEqual({
      exit: 0,
      out: expect.stringMatching(/^Changed: the version is now "\d+"\n$/),
    });
    expect(err).toMatch(/^\+ +"days": 30,?$/m);
    expect(questions).toHaveLength(1);
    expect(await storage()).toEqual(days(30));
  });

  it("DA-5.period: says that data will go when a period becomes shorter", async () => {
    await change(c.w, app, { storage: days(30) });
    const file = await saved();
    write(file, { ...read(file), storage: days(3) });
    await givenMessages(c.w, app, "lobby", "m1", "m2");
    c.w.clock.now += 5 * day;
    const previewed = await c.ofApp(app).type("configuration", "apply", file, "--preview");
    expect(previewed).toMatchObject({
      exit: 0,
      err: expect.stringContaining("messages: 2 records"),
    });
    expect(await storage()).toEqual(days(30));
    const { type: script } = c.ofApp(app);
    expect(await jsonOf(script, "configuration", "apply", file, "--preview")).toMatchObject({
      changed: false,
      difference: expect.stringContaining('"days": 3'),
      categories: [{ category: "messages", asIf: { goesAtOnce: { records: 2 } } }],
    });
    expect(await storage()).toEqual(days(30));
    const { type, questions } = c.ofApp(app, { answers: ["n"] });
    expect((await type("configuration", "apply", file)).exit).toBe(1);
    expect(questions[0]).toContain("will be erased at once: messages");
    expect(await storage()).toEqual(days(30));
  });

  it("overwrites nobody's change: neither one since the file was saved, nor one since it was shown", async () => {
    const file = await saved();
    write(file, { ...read(file), storage: days(30) });
    await change(c.w, app, { tags: ["theirs"] });
    const stale = await c.ofApp(app).type("configuration", "apply", file, "--yes");
    expect(stale).toMatchObject({ exit: 3, err: expect.stringContaining('made from version "1"') });

    const fresh = await saved();
    write(fresh, { ...read(fresh), storage: days(30) });
    const { type } = c.ofApp(app, {
      answers: ["y"],
    });
    c.front.before = ({ method }) => (method === "PUT" ? 412 : undefined);
    const raced = await type("configuration", "apply", fresh);
    c.front.before = undefined;
    expect(raced.exit).toBe(3);
    expect((await c.w.call("read-configuration", { app })).body.tags).toEqual(["theirs"]);
  });

  it("is taken from stdin, and does nothing when nothing differs", async () => {
    const stdin = readFileSync(await saved(), "utf8");
    const { type } = c.ofApp(app, { stdin });
    expect(await type("configuration", "apply", "-")).toMatchObject({
      exit: 0,
      out: "Nothing has changed\n",
    });
  });

  it("never shows a secret that a file sets", async () => {
    const file = await saved();
    write(file, { ...read(file), secrets: { webhookToken: "hush-hush" } });
    const { exit, err, out } = await c.ofApp(app).type("configuration", "apply", file, "--yes");
    expect(exit).toBe(0);
    expect(err + out).not.toContain("hush-hush");
    expect((await c.w.call("read-configuration", { app })).body.secretsSet).toEqual([
      "webhookToken",
    ]);
  });

  it("refuses a file that is no configuration", async () => {
    const file = join(folderOfTest(), "odd.json");
    for (const odd of ["[]", "{", "7"]) {
      writeFileSync(file, odd);
      expect((await c.ofApp(app).type("configuration", "diff", file)).exit).toBe(2);
    }
    expect((await c.ofApp(app).type("configuration", "diff", `${file}.none`)).exit).toBe(2);
  });

  it("is edited in an editor, shown as a difference, and applied", async () => {
    const edit = async (file: string) => write(file, { ...read(file), storage: days(14) });
    const { type } = c.ofApp(app, { answers: ["y"], edit });
    expect((await type("configuration", "edit")).exit).toBe(0);
    expect(await storage()).toEqual(days(14));
  });

  it("keeps what somebody wrote when it is refused, and says where", async () => {
    const edit = async (file: string) => write(file, { ...read(file), storage: days(0) });
    const { exit, err } = await c
      .ofApp(app, { answers: ["y"], edit })
      .type("configuration", "edit");
    expect(exit).toBe(3);
    expect(err).toContain("storage.messages.days must be at least 1");
    const [, file = ""] = /What you wrote is in (\S+)/.exec(err) ?? [];
    expect(read(file).storage).toEqual(days(0));
  });

  it("leaves everything as it is when nothing was edited", async () => {
    const { type } = c.ofApp(app, { answers: [], edit: async () => undefined });
    expect(await type("configuration", "edit")).toMatchObject({
      exit: 0,
      out: "Nothing has changed\n",
    });
  });
});
