import { beforeAll, describe, expect, it } from "vitest";
import { fieldsOf, wholeDocument } from "../../support/configuration-fields.ts";
import type { Wrong } from "../../support/field-kinds.ts";
import { at, placed } from "../../support/paths.ts";
import { etagNow, replace } from "../../support/replace.ts";
import { region } from "../../support/resources.ts";
import { someOf } from "../../support/some-of.ts";
import { givenApp, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

const app = "app1";
const fields = fieldsOf(app, region);
const whole = wholeDocument(fields);

let w: World;
beforeAll(async () => {
  w = await world();
  await givenApp(w, { appId: app });
  expect(await replace(w, app, whole)).toMatchObject({ status: 200 });
});

const stored = async () => ({
  read: await w.call("read-configuration", { app }),
  rows: await rowsOf(w, "configuration", app),
});

/** What a reader learns of a secret: whether it is set. */
const secretNames: Readonly<Record<string, string>> = {
  "secrets.applicationKey": "applicationKey",
  "secrets.webhookToken": "webhookToken",
  "secrets.callbackSecret": "callbackSecret",
  "secrets.callbackSecretBefore": "callbackSecretBefore",
  "secrets.pushCertificateSecrets.ios": "pushCertificate:ios",
};

const expectRead = (body: { secretsSet: string[] }, path: string, value: unknown) => {
  const secretName = secretNames[path];
  if (secretName === undefined) expect(at(body, path)).toEqual(value);
  else expect(body.secretsSet.includes(secretName)).toBe(value !== null);
};

const expected = ({ problem, bound }: Wrong, path: string) => ({
  field: path,
  problem: typeof problem === "string" ? problem : expect.stringMatching(problem),
  ...(bound === undefined ? {} : { bound }),
});

describe("PP-4.configuration:", () => {
  it.each(someOf(fields, 6, 1))(
    "$path is what the owner makes it, up to its bounds",
    async ({ path, good }) => {
      let etag = await etagNow(w, app);
      for (const value of good) {
        const changed = await replace(w, app, placed(whole, path, value), etag);
        expect(changed).toMatchObject({ status: 200 });
        expectRead(changed.body, path, value);
        const { body, headers } = await w.call("read-configuration", { app });
        expect(body).toEqual(changed.body);
        expect(headers.etag).toBe(changed.headers.etag);
        etag = headers.etag ?? "";
      }
    },
  );

  it.each(someOf(fields, 6))(
    "$path is refused by its name where it is wrong, and nothing is stored",
    async ({ path, wrong }) => {
      expect(wrong.length).toBeGreaterThan(0);
      const before = await stored();
      const etag = before.read.headers.etag;
      for (const one of wrong) {
        const { status, body } = await replace(w, app, placed(whole, path, one.value), etag);
        expect(status).toBe(400);
        expect(body.type).toBe("urn:chat-retention:problem:invalid-input");
        expect(body.errors).toEqual([expected(one, path)]);
        if (typeof one.value === "string" && one.value.length > 3) {
          expect(JSON.stringify(body)).not.toContain(one.value);
        }
      }
      expect(await stored()).toEqual(before);
    },
  );
});

describe("PP-4.configuration: every field at once", () => {
  it("is read as it was put", async () => {
    expect(await replace(w, app, whole)).toMatchObject({ status: 200 });
    const { body } = await w.call("read-configuration", { app });
    const { secrets, ...rest } = whole as Readonly<Record<string, unknown>>;
    expect(secrets).toBeDefined();
    expect(body).toEqual({
      ...rest,
      secretsSet: [
        ...["applicationKey", "callbackSecret", "callbackSecretBefore"],
        ...["pushCertificate:ios", "webhookToken"],
      ],
    });
  });

  it("is read as it was put after a cold start, too", async () => {
    const before = await w.call("read-configuration", { app });
    w.restart();
    expect(await w.call("read-configuration", { app })).toEqual(before);
  });
});
