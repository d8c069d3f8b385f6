import { beforeAll, expect, test } from "vitest";
import { givenTencentApp, groupMessage, post, signed, taken } from "../../support/tencent.ts";
import { givenApp, readable, rowsIn, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
  app = await givenTencentApp(w);
});

const event = () => groupMessage({ group: "room", from: "eve", seq: 1, at: w.clock.now });
const refused = {
  type: "urn:chat-retention:problem:not-signed",
  status: 403,
  title: "The webhook is not signed as agreed",
};

const expectNothingStored = async (of: string) => {
  expect(await rowsOf(w, "messages", of)).toEqual([]);
  expect(await rowsOf(w, "user-information", of)).toEqual([]);
};

/** A signature that is right but for its time, off by so many ms. */
const timed = (offBy: number) => {
  const RequestTime = String(Math.floor(w.clock.now / 1000));
  const before = w.clock.now;
  w.clock.now = Number(RequestTime) * 1000 + offBy;
  const asked = post(w, app, event(), { query: { RequestTime, Sign: signed(RequestTime) } });
  return asked.finally(() => {
    w.clock.now = before;
  });
};

test.each([60_001, -60_001])(
  "DA-2.messages: a signature that is off by %d ms is refused, and nothing is stored",
  async (offBy) => {
    expect(await timed(offBy)).toMatchObject({ status: 403, body: refused });
    await expectNothingStored(app);
  },
);

test.each([59_999, -59_999, 60_000, -60_000])(
  "DA-2.messages: a signature that is off by %d ms is fresh enough",
  async (offBy) => {
    const own = await givenTencentApp(w);
    const RequestTime = String(w.clock.now / 1000);
    w.clock.now += offBy;
    const query = { RequestTime, Sign: signed(RequestTime) };
    expect((await post(w, own, event(), { query })).body).toEqual(taken);
    w.clock.now -= offBy;
    expect(await readable(w, own, "group:room")).toHaveLength(1);
  },
);

test("DA-2.messages: whatever is wrong with a signature, the refusal is the same, and nothing is stored", async () => {
  const time = String(Math.floor(w.clock.now / 1000));
  const wrong: Record<string, string | undefined>[] = [
    { Sign: signed(time, "another token") },
    { Sign: signed(String(Number(time) - 1)) },
    { Sign: signed(time).slice(0, 62) },
    { Sign: `${signed(time)}00` },
    { Sign: "" },
    { Sign: "constructor" },
    { Sign: undefined },
    { RequestTime: undefined, Sign: signed(time) },
    { RequestTime: "", Sign: signed("") },
    { RequestTime: "now", Sign: signed("now") },
    { RequestTime: `${time}.5`, Sign: signed(`${time}.5`) },
    { RequestTime: `-${time}`, Sign: signed(`-${time}`) },
  ];
  for (const query of wrong) {
    expect(await post(w, app, event(), { query }), JSON.stringify(query)).toMatchObject({
      status: 403,
      body: refused,
    });
  }
  await expectNothingStored(app);
});

test("DA-2.messages: an unknown app, one without a token and one that lost it are refused like a wrong signature", async () => {
  const without = await givenApp(w);
  const answers = [
    await post(w, "nobody", event()),
    await post(w, without, event()),
    await post(w, "constructor", event()),
    await post(w, "__proto__", event()),
    await post(w, "", event()),
    await post(w, `${app} `, event()),
    await post(w, app, event(), { query: { Sign: signed("0") } }),
  ];
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]).toMatchObject({ status: 403, body: refused });
  await expectNothingStored(without);
});

test("DA-2.messages: an app's token signs for that app alone", async () => {
  const other = await givenTencentApp(w, { secrets: { webhookToken: "of the other" } });
  expect((await post(w, other, event())).status).toBe(403);
  await expectNothingStored(other);
});

test("PP-4.log: an unsigned webhook leaves no log data, whichever command it names", async () => {
  const own = await givenTencentApp(w);
  const before = await rowsOf(w, "log-data", own);
  for (const command of ["State.StateChange", "constructor", "__proto__", "toString"]) {
    const query = { Sign: signed("0"), ClientIP: "203.0.113.77" };
    const answer = await post(w, own, { command, body: {} }, { query });
    expect(answer).toMatchObject({ status: 403, body: refused });
  }
  expect(await rowsOf(w, "log-data", own)).toEqual(before);
  expect(JSON.stringify(await rowsIn(w, "log-data"))).not.toContain("203.0.113.77");
});

test("PP-4.log: a request that names no app or command that could be one is refused before anything is read", async () => {
  const bad = [
    { SdkAppid: undefined },
    { CallbackCommand: undefined },
    { CallbackCommand: "a command" },
    { CallbackCommand: "<script>" },
    { CallbackCommand: "c".repeat(129) },
  ];
  for (const query of bad) {
    const answer = await post(w, app, event(), { query });
    expect(answer, JSON.stringify(query)).toMatchObject({ status: 400 });
    expect(JSON.stringify(answer.body)).not.toContain("script");
  }
  await expectNothingStored(app);
});
