import { beforeAll, expect, test, vi } from "vitest";
import { tableVariable } from "../../../functions/policy/names.ts";
import { create } from "../../../functions/read-app/handler.ts";
import { givenApp, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

/** Calls an app's own route with one table out of reach. */
const callWithout = async (app: string, table: "log-data" | "monitoring-data") => {
  const missing = tableVariable(table);
  const setting = (name: string) => (name === missing ? "no-such-table" : w.run.setting(name));
  const event = {
    routeKey: "GET /v1/apps/{appId}",
    headers: {},
    pathParameters: { appId: app },
    requestContext: {
      http: { method: "GET", sourceIp: "198.51.100.1" },
      authorizer: {
        jwt: { claims: { client_id: `client-of-${app}` }, scopes: ["chat-retention/app"] },
      },
    },
  };
  return create({ ...w.run, setting })(event as never, {} as never);
};

test.each(["log-data", "monitoring-data"] as const)(
  "PP-4.log: a call whose %s cannot be kept is answered all the same, and counted without a name",
  async (table) => {
    const app = await givenApp(w);
    vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "false");
    vi.stubEnv("POWERTOOLS_DEV", "true");
    const lines = vi.spyOn(console, "log").mockImplementation(() => undefined);
    expect(await callWithout(app, table)).toMatchObject({ statusCode: 200 });
    const metrics = lines.mock.calls.map(([line]) => JSON.parse(String(line)));
    expect(metrics).toMatchObject([{ CallsUnrecorded: 1 }]);
    expect(JSON.stringify(metrics)).not.toContain(app);
    const other = table === "log-data" ? "monitoring-data" : "log-data";
    expect(await recordsOf(w, other, app)).toHaveLength(1);
  },
);

test("PP-4.log: a call that is kept is not counted as lost", async () => {
  const app = await givenApp(w);
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "false");
  vi.stubEnv("POWERTOOLS_DEV", "true");
  const lines = vi.spyOn(console, "log").mockImplementation(() => undefined);
  await w.call("read-app", { app });
  expect(lines).not.toHaveBeenCalled();
  expect(await recordsOf(w, "log-data", app)).toHaveLength(1);
});
