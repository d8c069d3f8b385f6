import {
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
} from "@aws-sdk/client-scheduler";
import { beforeAll, expect, it } from "vitest";
import { milliseconds } from "../../../functions/policy/duration.ts";
import { variables } from "../../../functions/policy/names.ts";
import { operational } from "../../../functions/policy/periods.ts";
import { leftOf, purge, purgeOnce, recordsInAll, sweep } from "../../support/time.ts";
import { day, givenApp, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;

beforeAll(async () => {
  w = await world();
});

const scheduler = () => new SchedulerClient({});
const groupName = () => w.run.setting(variables.scheduleGroup);

const scheduleNames = async (): Promise<string[]> => {
  const { Schedules = [] } = await scheduler().send(
    new ListSchedulesCommand({ GroupName: groupName() }),
  );
  return Schedules.map(({ Name = "" }) => Name);
};

const scheduleOf = async (app: string) => {
  const name = (await scheduleNames()).find((one) => one.endsWith(`-${app}`));
  if (name === undefined) return undefined;
  return scheduler().send(new GetScheduleCommand({ Name: name, GroupName: groupName() }));
};

const terminate = (app: string) => w.call("terminate-app", { app, method: "POST" });
const reactivate = (app: string) => w.call("reactivate-app", { app, method: "DELETE" });

it("PP-6.configuration: a terminated app has one schedule: once, at the instant of its purge, with its id and nothing else", async () => {
  w.clock.now = Date.UTC(2030, 0, 15, 12);
  const app = await givenApp(w);
  expect(await scheduleOf(app)).toBeUndefined();
  await terminate(app);
  const schedule = await scheduleOf(app);
  expect(schedule).toMatchObject({
    ScheduleExpression: "at(2030-03-15T12:00:00)",
    ScheduleExpressionTimezone: "UTC",
    FlexibleTimeWindow: { Mode: "OFF" },
    ActionAfterCompletion: "DELETE",
    Target: { Arn: w.run.setting(variables.purgeQueueArn) },
  });
  expect(schedule?.Target?.Input).toBe(JSON.stringify({ appId: app }));
  expect((await scheduleNames()).filter((name) => name.includes(app))).toHaveLength(1);
});

it.each([
  ["on the second", 0, "at(2030-04-02T00:00:00)"],
  ["a millisecond after it", 1, "at(2030-04-02T00:00:01)"],
  ["a millisecond before the next", 999, "at(2030-04-02T00:00:01)"],
])(
  "PP-6.configuration: the schedule of an app terminated %s is never before its purge",
  async (_, ms, at) => {
    w.clock.now = Date.UTC(2030, 1, 2) + ms;
    const app = await givenApp(w);
    await terminate(app);
    expect((await scheduleOf(app))?.ScheduleExpression).toBe(at);
  },
);

it("PP-6.configuration: terminating twice changes neither the instant of the purge nor its schedule", async () => {
  const app = await givenApp(w);
  const first = await terminate(app);
  const schedule = await scheduleOf(app);
  w.clock.now += 3 * day;
  expect((await terminate(app)).body).toEqual(first.body);
  expect((await scheduleOf(app))?.ScheduleExpression).toBe(schedule?.ScheduleExpression);
  expect((await scheduleNames()).filter((name) => name.includes(app))).toHaveLength(1);
});

it("PP-6.configuration: reactivation takes the schedule away; terminating again plans the purge anew", async () => {
  w.clock.now = Date.UTC(2031, 4, 10);
  const app = await givenApp(w);
  await terminate(app);
  w.clock.now += 10 * day;
  expect((await reactivate(app)).status).toBe(200);
  expect(await scheduleOf(app)).toBeUndefined();
  expect((await reactivate(app)).status).toBe(200);
  w.clock.now += 10 * day;
  expect((await terminate(app)).body.purgeAt).toBe("2031-07-30T00:00:00.000Z");
  expect((await scheduleOf(app))?.ScheduleExpression).toBe("at(2031-07-30T00:00:00)");
});

it("PP-6.configuration: a purge whose schedule is lost is sent by the sweep, from its instant on and until it is done", async () => {
  const app = await givenApp(w);
  const purgeAt = Date.parse((await terminate(app)).body.purgeAt);
  const Name = (await scheduleOf(app))?.Name;
  await scheduler().send(new DeleteScheduleCommand({ Name, GroupName: groupName() }));
  await takeFrom(w, "purgeQueue");

  w.clock.now = purgeAt - 1;
  await sweep(w);
  expect(await takeFrom(w, "purgeQueue")).not.toContainEqual({ appId: app });
  w.clock.now = purgeAt;
  for (const _ of ["once", "and again"]) {
    await sweep(w);
    expect(await takeFrom(w, "purgeQueue")).toContainEqual({ appId: app });
    w.clock.now += milliseconds(operational.lease);
  }
  await purge(w, app);
  await sweep(w);
  expect(await takeFrom(w, "purgeQueue")).not.toContainEqual({ appId: app });
  expect(await leftOf(w, app)).toEqual([]);
});

it("PP-6.configuration: a schedule that fires after the app was reactivated, or terminated again, does nothing", async () => {
  const app = await givenApp(w);
  const fires = Date.parse((await terminate(app)).body.purgeAt);
  w.clock.now = fires - 2 * day;
  await reactivate(app);
  w.clock.now = fires;
  const ofApp = async () => (await recordsInAll(w)).filter((row) => row.includes(app));
  const active = await ofApp();
  await purgeOnce(w, { appId: app });
  await purgeOnce(w, { appId: app, look: 2, zeros: 0 });
  await purgeOnce(w, { appId: app, look: 3, zeros: 1 });
  expect(await ofApp()).toEqual(active);

  const again = Date.parse((await terminate(app)).body.purgeAt);
  const terminated = await ofApp();
  await purgeOnce(w, { appId: app });
  w.clock.now = again - 1;
  await purgeOnce(w, { appId: app });
  expect(await ofApp()).toEqual(terminated);
  w.clock.now = again;
  await purge(w, app);
  expect(await leftOf(w, app)).toEqual([]);
});
