import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CliWorld, jsonOf, startCliWorld } from "../../support/cli-world.ts";
import { carriedOut } from "../../support/deletions.ts";
import { sign } from "../../support/notary.ts";
import { notary, requestOf } from "../../support/receipts.ts";
import { folderOfTest, terminalOf } from "../../support/terminal.ts";
import { givenApp, givenMessages } from "../../support/verbs.ts";

let c: CliWorld;
let app: string;
beforeAll(async () => {
  c = await startCliWorld();
  app = await givenApp(c.w);
  await givenMessages(c.w, app, "lobby", "m1", "m2");
  await carriedOut(c.w, app, { userId: "alice" });
  await carriedOut(c.w, app, { conversationId: "lobby" });
  await sign(c.w);
});
afterAll(() => c.front.stop());

/** A folder with a chain of receipts, and the key that signed them. */
const givenFiles = (change: (text: string) => string = (text) => text) => {
  const { pem, chain, receipt } = notary();
  const folder = folderOfTest();
  const [key, file] = [join(folder, "receipt-key.pem"), join(folder, "receipts.json")];
  const receipts = chain([receipt(requestOf(0)), receipt(requestOf(1))]);
  writeFileSync(key, pem);
  writeFileSync(file, change(JSON.stringify({ receipts })));
  return { key, file };
};

describe("receipts", () => {
  it("DA-5.request: are listed with what was deleted", async () => {
    const { receipts } = await jsonOf(c.ofApp(app).type, "receipts", "list");
    expect(receipts.length).toBeGreaterThan(1);
    const { out } = await c.ofApp(app).type("receipts", "list", "--limit", "1");
    expect(out).toMatch(/^1 +request +(user|conversation) /m);
    expect(out).toContain("--cursor");
  });

  it("DA-5.request: of a chain that is named are listed page by page too", async () => {
    const { chain, receipts } = await jsonOf(c.ofApp(app).type, "receipts", "list");
    const named = ["receipts", "list", "--chain", chain];
    const first = await jsonOf(c.operator().type, ...named, "--limit", "1");
    expect(first.receipts).toEqual(receipts.slice(0, 1));
    const rest = await jsonOf(c.operator().type, ...named, "--cursor", first.next, "--all");
    expect(rest.receipts).toEqual(receipts.slice(1));
  });

  it("DA-5.request: are verified as a whole chain up to its head, over all pages", async () => {
    const { exit, out } = await c.ofApp(app).type("receipts", "verify");
    expect({ exit, out }).toEqual({
      exit: 0,
      out: expect.stringMatching(/receipts: \d, verified\n$/),
    });
  });

  it("DA-5.request: by another key are wrong: 1", async () => {
    const { key } = givenFiles();
    const { exit, out } = await c.ofApp(app).type("receipts", "verify", "--key", key);
    expect({ exit, out }).toEqual({ exit: 1, out: expect.stringContaining("names another key") });
  });

  it("are not there for an app of which nothing was deleted: 4", async () => {
    const other = await givenApp(c.w);
    expect((await c.ofApp(other).type("receipts", "verify")).exit).toBe(4);
    expect((await c.ofApp(other).type("receipts", "list")).out).toBe("There are no receipts\n");
  });

  it("the operator sees a chain by its name, and everybody the key", async () => {
    const { chain } = await jsonOf(c.ofApp(app).type, "receipts", "list");
    const listed = await jsonOf(c.operator().type, "receipts", "list", "--chain", chain);
    expect(listed.receipts.length).toBeGreaterThan(1);
    const signedOut = terminalOf({ env: { CHAT_RETENTION_URL: c.front.url } });
    expect((await signedOut.type("receipts", "key")).out).toContain("BEGIN PUBLIC KEY");
  });

  it("in files are verified without any deployment", async () => {
    const { key, file } = givenFiles();
    const { type } = terminalOf();
    const { exit, out } = await type("receipts", "verify", file, "--key", key, "--whole");
    expect({ exit, out }).toEqual({
      exit: 0,
      out: expect.stringContaining("receipts: 2, verified"),
    });
  });

  it("in files that somebody changed are wrong: 1, and files that are none: 2", async () => {
    const { key, file } = givenFiles((text) =>
      text.replace(/"signature":"..../, '"signature":"AAAA'),
    );
    const { type } = terminalOf();
    expect((await type("receipts", "verify", file, "--key", key)).exit).toBe(1);
    expect((await type("receipts", "verify", file, "--key", `${key}.none`)).exit).toBe(2);
    expect((await type("receipts", "verify", file, "--key", file)).exit).toBe(2);
    expect((await type("receipts", "verify", file, "--app", app)).exit).toBe(2);
  });
});
