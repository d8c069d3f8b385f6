import { beforeAll, describe, expect, test } from "vitest";
import { change, givenApp, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let trusting: World;
beforeAll(async () => {
  [w, trusting] = await Promise.all([
    world(),
    world({ trustedOrigins: ["http://127.0.0.1:4000"] }),
  ]);
});

const expectRefused = async (app: string, patch: object, error: object) => {
  const before = await rowsOf(w, "configuration", app);
  const { status, body } = await change(w, app, patch);
  expect([status, body.errors]).toEqual([400, [error]]);
  expect(await rowsOf(w, "configuration", app)).toEqual(before);
};

describe.each(["messages", "userInformation"])("DA-5.period: %s", (category) => {
  const field = `storage.${category}.days`;
  const patch = (days: number) => ({ storage: { [category]: { days } } });

  test.each([1, 3650])("are kept for %d days if the customer says so", async (days) => {
    const app = await givenApp(w);
    const { status, body } = await change(w, app, patch(days));
    expect([status, body.storage[category].days]).toEqual([200, days]);
  });

  test.each([
    [0, { field, problem: "must be at least 1", bound: 1 }],
    [3651, { field, problem: "must be at most 3650", bound: 3650 }],
    [6.5, { field, problem: "must be of type int" }],
  ])("are not kept for %d days: the bound is named", async (days, error) => {
    await expectRefused(await givenApp(w), patch(days), error);
  });
});

describe("PP-4.configuration: recent contacts", () => {
  const field = "recentContacts";

  test.each([100, 500])("to pull may be %d", async (recentContacts) => {
    const app = await givenApp(w);
    const { status, body } = await change(w, app, { recentContacts });
    expect([status, body.recentContacts]).toEqual([200, recentContacts]);
  });

  test.each([
    [99, { field, problem: "must be at least 100", bound: 100 }],
    [501, { field, problem: "must be at most 500", bound: 500 }],
  ])("to pull may not be %d: the bound is named", async (recentContacts, error) => {
    await expectRefused(await givenApp(w), { recentContacts }, error);
  });
});

describe("PP-4.configuration: a callback", () => {
  test.each([
    "http://example.com/hook",
    "https://localhost/hook",
    "https://localhost./hook",
    "https://10.1.2.3/hook",
    "https://169.254.169.254/latest",
    "https://[::ffff:192.168.0.1]/hook",
    "https://[::127.0.0.1]/hook",
    "https://user:word@example.com/hook",
    "javascript:alert(1)",
    "http://127.0.0.1:4000/hook",
  ])("to %s is refused, and the URL is not said back", async (url) => {
    const app = await givenApp(w);
    const error = { field: "callback.url", problem: "must be a public https URL" };
    await expectRefused(app, { callback: { enabled: true, url } }, error);
    await expectRefused(app, { callback: { enabled: false, url } }, error);
    const { body } = await change(w, app, { callback: { enabled: true, url } });
    expect(JSON.stringify(body)).not.toContain(url);
  });

  test("that is enabled has a URL", async () => {
    const app = await givenApp(w);
    const problem = "must be set when the callback is enabled";
    await expectRefused(app, { callback: { enabled: true } }, { field: "callback.url", problem });
    expect((await change(w, app, { callback: { enabled: false } })).status).toBe(200);
  });

  test("may go to an origin that the operator trusts, and only to that", async () => {
    const app = await givenApp(trusting);
    const to = (url: string) => change(trusting, app, { callback: { enabled: true, url } });
    expect((await to("http://127.0.0.1:4000/hook")).status).toBe(200);
    expect((await to("http://127.0.0.1:4001/hook")).status).toBe(400);
  });
});
