import { beforeAll, expect, test } from "vitest";
import {
  givenTencentApp,
  groupMessage,
  groupRecall,
  post,
  privateMessage,
  privateRecall,
  taken,
} from "../../support/tencent.ts";
import { portraitSet, stateChange } from "../../support/tencent-people.ts";
import { tracesOf } from "../../support/traces.ts";
import { iso, recordsOf, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const isWebhook = ({ interface: name }: Record<string, unknown>) =>
  !/^[A-Z]+ \//.test(String(name));

const logsOf = async (app: string) => (await recordsOf(w, "log-data", app)).filter(isWebhook);

const allowed = new Set(["pk", "sk", "ip", "interface", "at", "cause", "until", "expiresAt"]);

test("PP-4.log: every webhook is log data: the client's exit IP, the command and the time, and nothing else", async () => {
  const app = await givenTencentApp(w);
  const at = w.clock.now;
  const one = { from: "ann", to: "ben", seq: 1, at };
  const events = [
    privateMessage(one),
    groupMessage({ group: "g", from: "ann", seq: 1, at }),
    privateRecall(one),
    groupRecall("g", at, 1),
    portraitSet("ann", { Tag_Profile_IM_Nick: "Ann" }),
    stateChange("ann", at),
    { command: "Sns.CallbackFriendAdd", body: { From_Account: "ann", FriendList: ["ben"] } },
  ];
  for (const event of events) {
    expect((await post(w, app, event)).body, event.command).toEqual(taken);
  }
  const logs = await logsOf(app);
  expect(logs.map((one) => one.interface).sort()).toEqual(events.map((e) => e.command).sort());
  for (const log of logs) {
    expect(log).toMatchObject({ ip: "203.0.113.9", at });
    expect(Object.keys(log).filter((name) => !allowed.has(name))).toEqual([]);
    expect(log).not.toHaveProperty("cause");
  }
});

test("PP-4.log: a change of state is log data alone: nobody's name, action or reason is kept", async () => {
  const app = await givenTencentApp(w);
  expect((await post(w, app, stateChange("wanderer-77", w.clock.now))).body).toEqual(taken);
  expect(await tracesOf(w, "wanderer-77")).toEqual([]);
  expect(await tracesOf(w, "Register")).toEqual([]);
  expect(await rowsOf(w, "messages", app)).toEqual([]);
  expect(await rowsOf(w, "user-information", app)).toEqual([]);
});

test.each(["constructor", "__proto__", "toString", "Future.CallbackAfterSomething"])(
  "PP-4.log: a signed command that is not one of ours (%s) is log data alone",
  async (command) => {
    const app = await givenTencentApp(w);
    const body = { From_Account: "stranger-12", MsgBody: [{ MsgType: "TIMTextElem" }] };
    expect((await post(w, app, { command, body })).body).toEqual(taken);
    expect(await logsOf(app)).toMatchObject([{ interface: command }].filter(isWebhook));
    expect(await tracesOf(w, "stranger-12")).toEqual([]);
  },
);

test("PP-4.log: a webhook without a client's IP is logged under the address that it came from", async () => {
  const app = await givenTencentApp(w);
  for (const ClientIP of [undefined, "", "not an address", "999.1.1.1"]) {
    await post(w, app, stateChange("ann", w.clock.now), { query: { ClientIP }, ip: "192.0.2.55" });
  }
  const query = { ClientIP: "2001:db8::7" };
  await post(w, app, stateChange("ann", w.clock.now), { query });
  const ips = (await logsOf(app)).map(({ ip }) => ip);
  expect(ips.sort()).toEqual([...Array(4).fill("192.0.2.55"), "2001:db8::7"]);
});

test("PP-4.log: a webhook that was refused is logged with its cause, and is no success", async () => {
  const app = await givenTencentApp(w);
  const event = privateMessage({ from: "ann", to: "ben", seq: 1, at: w.clock.now });
  await post(w, app, event);
  w.clock.now += 1;
  await post(w, app, event, { rawBody: "{" });
  w.clock.now += 1;
  await post(w, app, { ...event, body: {} });
  const logs = await logsOf(app);
  const causes = logs.sort((one, other) => Number(one.at) - Number(other.at)).map((l) => l.cause);
  expect(causes).toEqual([
    undefined,
    "urn:chat-retention:problem:invalid-json",
    "urn:chat-retention:problem:invalid-input",
  ]);
  const { body } = await w.call("read-monitoring-data", { app });
  expect(body.records).toContainEqual(
    expect.objectContaining({ interface: event.command, calls: 3, successRate: 1 / 3 }),
  );
});

test("PP-4.log: what the API shows of a webhook is its IP, interface and time", async () => {
  const app = await givenTencentApp(w);
  await post(w, app, stateChange("ann", w.clock.now));
  const { body } = await w.call("read-log-data", { app });
  expect(body.records.filter(isWebhook)).toEqual([
    { ip: "203.0.113.9", interface: "State.StateChange", time: iso(w.clock.now) },
  ]);
});
