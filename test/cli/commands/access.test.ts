import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CliWorld, jsonOf, startCliWorld } from "../../support/cli-world.ts";
import { carryOut } from "../../support/deletions.ts";
import { folderOfTest } from "../../support/terminal.ts";
import { day, givenApp, givenMessages } from "../../support/verbs.ts";

let c: CliWorld;
let app: string;
beforeAll(async () => {
  c = await startCliWorld();
});
beforeEach(async () => {
  app = await givenApp(c.w);
  await givenMessages(c.w, app, "lobby", "m1", "m2");
});
afterAll(() => c.front.stop());

const type = () => c.ofApp(app).type;
const given = async (user = "alice"): Promise<string> =>
  (await jsonOf(type(), "access", "create", "--user", user)).requestId;
const made = async (id: string): Promise<string> => {
  c.w.clock.now += 15_000;
  await carryOut(c.w, app, id);
  return id;
};

describe("access", () => {
  it("DA-5.request: a person's files arrive whole, for the eyes of whoever fetched them alone", async () => {
    const id = await given();
    const to = join(folderOfTest(), "bundle");
    const { type } = c.ofApp(app, { meanwhile: async () => void (await made(id)) });
    const { files } = await jsonOf(type, "access", "download", id, "--wait", "--to", to);
    expect(files).toHaveLength(1);
    const [{ file, bytes }] = files;
    expect(file).toBe(join(to, "messages-1.zip"));
    expect([statSync(file).size, statSync(file).mode & 0o777]).toEqual([bytes, 0o600]);
    const content = unzipSync(new Uint8Array(readFileSync(file)));
    expect(Buffer.from(content["messages.json"] ?? []).toString()).toContain("text of m2");
  });

  it("DA-5.request: lists and shows requests for access, and says that a bundle is not there yet: 3", async () => {
    const id = await given();
    expect((await type()("access", "list")).out).toContain(id);
    expect((await type()("access", "show", id)).out).toContain("pending");
    const { exit, err } = await type()("access", "download", id);
    expect({ exit, err }).toMatchObject({ exit: 3, err: expect.stringContaining("--wait") });
    await made(id);
    expect((await type()("access", "show", id)).out).toContain("bundle available");
  });

  it("DA-5.request: of somebody of whom there is nothing nothing arrives, and that is no failure", async () => {
    const id = await made(await given("nobody"));
    const { exit, out } = await type()("access", "download", id, "--to", folderOfTest());
    expect({ exit, out }).toEqual({ exit: 0, out: "There is nothing of this person\n" });
  });

  it("DA-5.request: a bundle whose day is over is not there: 4", async () => {
    const id = await made(await given());
    c.w.clock.now += day;
    const { exit, err } = await type()("access", "download", id, "--to", folderOfTest());
    expect({ exit, err }).toMatchObject({ exit: 4, err: expect.stringContaining("its day ended") });
  });
});
