import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { Unopened } from "../../../functions/domain/unopened.ts";
import { tables } from "../../../functions/policy/names.ts";
import { openedSecret } from "../../../functions/steps/sealing/secrets.ts";
import { vaultIn } from "../../support/opened.ts";
import { replace } from "../../support/replace.ts";
import { change, givenApp, rowsIn, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

const plaintext = "correct horse battery staple";
const secrets = {
  applicationKey: plaintext,
  webhookToken: `${plaintext} 2`,
  pushCertificateSecrets: { ios: `${plaintext} 3` },
};

let w: World;
beforeAll(async () => {
  w = await world();
});

const sealedOf = async (app: string) =>
  (await rowsOf(w, "configuration", app))[0]?.sealed as Record<string, string>;

const webhook = (app: string, token: string) => {
  const RequestTime = String(w.clock.now / 1000);
  const Sign = createHash("sha256")
    .update(token + RequestTime)
    .digest("hex");
  const CallbackCommand = "State.StateChange";
  const query = { SdkAppid: app, CallbackCommand, Sign, RequestTime };
  return w.call("receive-webhook", { method: "POST", query, body: {} });
};

describe("PP-4.configuration: a secret", () => {
  test("is never answered, by no method and in no error", async () => {
    const app = await givenApp(w);
    const answers = [
      await change(w, app, { secrets }),
      await change(w, app, { tags: ["x"] }),
      await change(w, app, { secrets: { ...secrets, applicationKey: plaintext.repeat(99) } }),
      await change(w, app, { secrets: { surprise: plaintext } }),
      await w.call("read-configuration", { app }),
      await w.call("read-app", { app }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 400, 400, 200, 200]);
    expect(JSON.stringify(answers)).not.toContain(plaintext);
    expect(answers[0]?.body.secretsSet).toEqual([
      "applicationKey",
      "pushCertificate:ios",
      "webhookToken",
    ]);
  });

  test("lies sealed in its row, and in clear in no row of any table", async () => {
    const app = await givenApp(w);
    await change(w, app, { secrets });
    expect(Object.keys(await sealedOf(app))).toHaveLength(3);
    const forms = [
      plaintext,
      ...(["base64", "base64url", "hex"] as const).map((encoding) =>
        Buffer.from(plaintext).toString(encoding).slice(0, 32),
      ),
    ];
    for (const table of tables) {
      const rows = JSON.stringify(await rowsIn(w, table));
      for (const form of forms) expect(rows).not.toContain(form);
    }
  });

  test("opens with its app's key, under its own name, and not with another's or under another", async () => {
    const [mine, theirs] = [await givenApp(w), await givenApp(w)];
    await change(w, mine, { secrets });
    const { applicationKey = "" } = await sealedOf(mine);
    const vaultOf = (app: string) => vaultIn(w, app, "configuration");
    const open = async (app: string, name: string, keysOf = app) =>
      openedSecret(await vaultOf(keysOf), app, name, applicationKey);
    expect(await open(mine, "applicationKey")).toBe(plaintext);
    await expect(open(mine, "webhookToken")).rejects.toThrow(Unopened);
    await expect(open(mine, "applicationKey", theirs)).rejects.toThrow(Unopened);
    await expect(open(theirs, "applicationKey", mine)).rejects.toThrow(Unopened);
  });

  test("is sealed anew each time, so that equal secrets do not look equal", async () => {
    const app = await givenApp(w);
    await change(w, app, { secrets: { applicationKey: plaintext, webhookToken: plaintext } });
    const first = await sealedOf(app);
    await change(w, app, { secrets: { applicationKey: plaintext } });
    const { applicationKey } = await sealedOf(app);
    expect(new Set([first.applicationKey, first.webhookToken, applicationKey]).size).toBe(3);
  });

  test("stays while the rest is changed, by PATCH and by PUT", async () => {
    const app = await givenApp(w);
    await change(w, app, { secrets });
    const before = await sealedOf(app);
    const { body } = await change(w, app, { tags: ["x"] });
    const { secretsSet, ...document } = body;
    await replace(w, app, document);
    expect(secretsSet).toHaveLength(3);
    expect(await sealedOf(app)).toEqual(before);
  });

  test("that is named as set may go back with the document: what GET answered can be PUT, edited or not", async () => {
    const app = await givenApp(w);
    await change(w, app, { secrets });
    const before = await sealedOf(app);
    const { body: document } = await w.call("read-configuration", { app });
    const unchanged = await replace(w, app, document);
    expect([unchanged.status, unchanged.body]).toEqual([200, document]);
    const edited = await replace(w, app, { ...document, tags: ["edited"] });
    expect([edited.status, edited.body]).toEqual([200, { ...document, tags: ["edited"] }]);
    expect(await sealedOf(app)).toEqual(before);
  });

  test("may be changed by the document that says which were set before", async () => {
    const app = await givenApp(w);
    const { body: document } = await w.call("read-configuration", { app });
    const { status, body } = await replace(w, app, { ...document, secrets });
    expect([status, body.secretsSet.length]).toEqual([200, 3]);
  });

  test.each([
    ["fewer", ["applicationKey"]],
    ["none", []],
    ["another", ["applicationKey", "pushCertificate:ios", "pushCertificate:web", "webhookToken"]],
    ["no list", "applicationKey"],
  ])("is neither set nor forgotten by saying that %s are set", async (_what, secretsSet) => {
    const app = await givenApp(w);
    await change(w, app, { secrets });
    const before = await rowsOf(w, "configuration", app);
    const { body: document } = await w.call("read-configuration", { app });
    const answers = [
      await replace(w, app, { ...document, secretsSet }),
      await change(w, app, { secretsSet }),
    ];
    const error = { field: "secretsSet", problem: "is read-only: change secrets in `secrets`" };
    expect(answers.map(({ status, body }) => [status, body.errors])).toEqual(
      Array(2).fill([400, [error]]),
    );
    expect(await rowsOf(w, "configuration", app)).toEqual(before);
  });

  test("of a push certificate goes with its certificate, by PATCH and by PUT, and no other goes", async () => {
    const certificate = (name: string) => ({ name, packageName: "p", appId: "a" });
    const own = { ios: "one", web: "two", huawei: "three", later: "four" };
    const app = await givenApp(w);
    const pushCertificates = ["ios", "web", "huawei"].map(certificate);
    await change(w, app, { pushCertificates, secrets: { pushCertificateSecrets: own } });
    const { body } = await change(w, app, { pushCertificates: pushCertificates.slice(1) });
    const left = ["pushCertificate:huawei", "pushCertificate:later", "pushCertificate:web"];
    expect(body.secretsSet).toEqual(left);
    const { pushCertificates: _, ...without } = body;
    expect((await replace(w, app, without)).body.secretsSet).toEqual(["pushCertificate:later"]);
    expect(Object.keys(await sealedOf(app))).toEqual(["pushCertificate:later"]);
  });

  test("is forgotten with null, and the others stay", async () => {
    const app = await givenApp(w);
    await change(w, app, { secrets });
    expect((await webhook(app, secrets.webhookToken)).status).toBe(200);
    const patch = { secrets: { webhookToken: null, pushCertificateSecrets: { ios: null } } };
    expect((await change(w, app, patch)).body.secretsSet).toEqual(["applicationKey"]);
    expect(Object.keys(await sealedOf(app))).toEqual(["applicationKey"]);
    expect((await webhook(app, secrets.webhookToken)).status).toBe(403);
  });
});
