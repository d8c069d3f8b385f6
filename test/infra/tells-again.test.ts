/** No app can make an alarm useless to all others by keeping it ringing. */
import { describe, expect, it } from "vitest";
import { isTelling } from "../../functions/domain/told-again.ts";
import { milliseconds } from "../../functions/policy/duration.ts";
import { dueShards } from "../../functions/policy/names.ts";
import { operational } from "../../functions/policy/periods.ts";
import type { WaitingRequest } from "../../functions/ports.ts";
import { apart } from "../../functions/steps/batches/apart.ts";
import { type SweepingRequests, sweepRequests } from "../../functions/sweep/sweep-requests.ts";
import { day } from "../support/verbs.ts";
import { synthesise } from "./synthesised.ts";

const every = milliseconds(operational.sweepEvery);
const round = milliseconds(operational.tellAgain);
const days = 5;
const { all, template } = synthesise();
const alarms = all("AWS::CloudWatch::Alarm");

type Measured = { readonly at: number; readonly value: number };

/** What each sweep of some days says. */
const sweeps = (value: (at: number) => Promise<number>): Promise<Measured[]> =>
  Promise.all(
    Array.from({ length: (days * day) / every }, async (_, n) => ({
      at: n * every,
      value: await value(n * every),
    })),
  );

/** How often an alarm is looked at here; CloudWatch looks each minute. */
const step = 300_000;

/** When an alarm of the template begins to ring, by what it watches. */
const rings = (id: string, measured: readonly Measured[]): number[] => {
  const { Period, Threshold, Statistic } =
    alarms.find(({ path }) => path === `Alarms/${id}`)?.properties ?? {};
  expect(Statistic).toBe("Maximum");
  const began: number[] = [];
  let isRinging = false;
  for (let at = 0; at < days * day; at += step) {
    const seen = measured.filter((one) => one.at > at - Number(Period) * 1_000 && one.at <= at);
    const isNow = seen.some(({ value }) => value > Number(Threshold));
    if (isNow && !isRinging) began.push(at);
    isRinging = isNow;
  }
  return began;
};

/** A request that is near its deadline from an instant on. */
const request = (appId: string, due: number): WaitingRequest => ({
  task: { appId, requestId: `of ${due}` },
  due,
  nearDeadline: true,
});

const nobody = () => Promise.reject(new Error("Nothing is passed on here"));

/** What the sweep says of requests of which it finds those that are due, in one shard. */
const measures = (requests: readonly WaitingRequest[]): Promise<Measured[]> =>
  sweeps(async (now) => {
    const ports: SweepingRequests = {
      waiting: {
        waiting: async (shard) => ({
          items: requests.filter(({ due }) => shard === dueShards[0] && due <= now),
        }),
      },
      queue: { send: nobody },
      turns: { lease: nobody, take: nobody, pass: nobody, end: nobody },
    };
    return (await sweepRequests(ports, now, apart())) ?? Number.NaN;
  });

/** Requests of one app, one for each quarter of an hour of a day: one of them is always a whole number of days old. */
const held = Array.from({ length: day / every }, (_, n) => request("loud", n * every));

describe("DA-5.request: an app with requests near their deadline at every hour of the day", () => {
  it("makes the alarm ring once a day", async () => {
    expect(rings("RequestsNearDeadline", await measures(held))).toHaveLength(days);
  });

  const quarters = Array.from({ length: day / every }, (_, n) => day + n * every + 1);

  it("hides no other app's request, whenever that comes near its deadline: it is told within a round", async () => {
    const late: number[] = [];
    for (const due of quarters) {
      const measured = await measures([...held, request("quiet", due)]);
      const alone = (await measures([request("quiet", due)])).find(({ value }) => value > 0);
      const told = rings("RequestsNearDeadline", measured).find((at) => at >= due);
      if (alone === undefined || told === undefined || told - due > round) late.push(due);
      expect(alone?.at, "with the other's").toBe(told);
    }
    expect(late).toEqual([]);
  });
});

describe("an alarm that one app keeps ringing", () => {
  const [again] = all("AWS::CloudWatch::CompositeAlarm");
  const rule = JSON.stringify(again?.properties.AlarmRule);
  const ringing = alarms.filter(({ properties }) => properties.AlarmActions !== undefined);

  it.each(ringing.map(({ id, path }) => ({ id, path })))(
    "hides nothing for longer than a round: $path is among those of which is told again",
    ({ id }) => {
      expect(rule).toContain(`"Fn::GetAtt":["${id}","Arn"]`);
    },
  );

  it("is told of at the beginning of each round, since the alarm on all of them falls silent in between", async () => {
    const [round0 = "", rest = ""] = rule.split(" AND ");
    const clock = alarms.find(({ path }) => path === "Alarms/Round");
    expect(round0).toContain(String(clock?.id));
    expect(rest).not.toContain(String(clock?.id));
    const measured = await sweeps(async (at) => (isTelling(at) ? 1 : 0));
    const told = rings("Round", measured);
    expect(told).toHaveLength((days * day) / round);
    for (const at of told) expect(at % round).toBe(0);
  });

  it("is told of as all are, at the one topic, and not where an emulator knows no such alarm", () => {
    expect(again?.properties.AlarmActions).toEqual(ringing[0]?.properties.AlarmActions);
    template.resourceCountIs("AWS::CloudWatch::CompositeAlarm", 1);
    synthesise({ tellAgain: "no" }).template.resourceCountIs("AWS::CloudWatch::CompositeAlarm", 0);
  });
});
