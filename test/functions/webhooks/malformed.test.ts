import { beforeAll, expect, test } from "vitest";
import type { Answer } from "../../support/lambda-events.ts";
import {
  type Event,
  givenTencentApp,
  groupMessage,
  post,
  privateMessage,
} from "../../support/tencent.ts";
import { portraitSet } from "../../support/tencent-people.ts";
import { rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
  app = await givenTencentApp(w);
});

const refused = (problem: string) => ({
  status: 200,
  body: { ActionStatus: "FAIL", ErrorInfo: problem, ErrorCode: 1 },
});

const expectNothingStored = async () => {
  expect(await rowsOf(w, "messages", app)).toEqual([]);
  expect(await rowsOf(w, "user-information", app)).toEqual([]);
};

const without = ({ command, body }: Event, field: string): Event => ({
  command,
  body: Object.fromEntries(Object.entries(body).filter(([name]) => name !== field)),
});
const having = ({ command, body }: Event, more: object): Event => ({
  command,
  body: { ...body, ...more },
});

const expectRefused = async (event: Event, problem = "invalid-input"): Promise<Answer> => {
  const answer = await post(w, app, event);
  expect(answer, JSON.stringify(event).slice(0, 300)).toMatchObject(refused(problem));
  return answer;
};

test("DA-2.messages: a body that is no JSON is refused in Tencent's terms, without a trace of how we are made", async () => {
  const event = groupMessage({ group: "g", from: "a", seq: 1, at: w.clock.now });
  for (const rawBody of ["", "{", "null garbage", "\u0000"]) {
    const answer = await post(w, app, event, { rawBody });
    expect(answer).toMatchObject(refused("invalid-json"));
    expect(JSON.stringify(answer)).not.toMatch(/ at |\.ts|node_modules|Error:/);
  }
  for (const rawBody of ["null", "[]", "7", '"text"']) {
    expect(await post(w, app, event, { rawBody })).toMatchObject(refused("invalid-input"));
  }
  await expectNothingStored();
});

test("DA-2.messages: a message that lacks what names, times or carries it is refused and not stored", async () => {
  const at = w.clock.now;
  const one = privateMessage({ from: "a", to: "b", seq: 1, at });
  for (const field of ["From_Account", "To_Account", "MsgKey", "MsgTime", "MsgBody"]) {
    await expectRefused(without(one, field));
  }
  const group = groupMessage({ group: "g", from: "a", seq: 1, at });
  for (const field of ["From_Account", "GroupId", "MsgSeq", "MsgTime", "MsgBody"]) {
    await expectRefused(without(group, field));
  }
  await expectNothingStored();
});

test("DA-2.messages: a message with a field of another kind, or beyond any bound, is refused and not stored", async () => {
  const event = groupMessage({ group: "g", from: "a", seq: 1, at: w.clock.now });
  const wrong = [
    { From_Account: "" },
    { From_Account: 7 },
    { From_Account: "a".repeat(129) },
    { From_Account: "half \ud83d" },
    { GroupId: "line\nbreak" },
    { MsgSeq: "1" },
    { MsgTime: -1 },
    { MsgTime: 1.5 },
    { MsgTime: 253_402_300_800 },
    { MsgTime: null },
    { MsgBody: {} },
    { MsgBody: ["text"] },
    { MsgBody: [{ MsgType: "TIMTextElem" }] },
    { MsgBody: [{ MsgType: "TIMTextElem", MsgContent: "text" }] },
    { MsgBody: Array(51).fill({ MsgType: "TIMTextElem", MsgContent: { Text: "x" } }) },
    { MsgBody: [{ MsgType: "TIMTextElem", MsgContent: { Text: "x".repeat(131_072) } }] },
    { MsgBody: [{ MsgType: "TIMFileElem", MsgContent: { FileSize: 1e300 } }] },
    { MsgBody: [{ MsgType: "TIMFileElem", MsgContent: { FileSize: [1e-200] } }] },
    { CloudCustomData: "x".repeat(16_385) },
    { CloudCustomData: { json: true } },
    { OnlineOnlyFlag: "1" },
  ];
  for (const more of wrong) await expectRefused(having(event, more));
  await expectNothingStored();
});

test("DA-2.messages: an event that is nested too deeply or too large is refused and not stored", async () => {
  const event = groupMessage({ group: "g", from: "a", seq: 1, at: w.clock.now });
  const depth = 200;
  const deep = `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
  expect(await post(w, app, event, { rawBody: deep })).toMatchObject(refused("invalid-input"));
  const large = JSON.stringify({ ...event.body, Padding: "x".repeat(1_048_576) });
  expect(await post(w, app, event, { rawBody: large })).toMatchObject(refused("too-large"));
  await expectNothingStored();
});

test("DA-2.messages: a recall that names no message takes nothing back and leaves no mark", async () => {
  const bad: Event[] = [
    { command: "C2C.CallbackAfterMsgWithDraw", body: { From_Account: "a", To_Account: "b" } },
    { command: "Group.CallbackAfterRecallMsg", body: { GroupId: "g" } },
    { command: "Group.CallbackAfterRecallMsg", body: { GroupId: "g", MsgSeqList: [1] } },
    { command: "Group.CallbackAfterRecallMsg", body: { MsgSeqList: [{ MsgSeq: 1 }] } },
  ];
  for (const event of bad) await expectRefused(event);
  await expectNothingStored();
});

test("DA-2.user: a profile change that names no person, or holds no items, is refused and not stored", async () => {
  const event = portraitSet("ann", { Tag_Profile_IM_Nick: "Ann" });
  await expectRefused(without(event, "From_Account"));
  await expectRefused(without(event, "ProfileItem"));
  await expectRefused(having(event, { ProfileItem: [{ Value: "no tag" }] }));
  await expectRefused(having(event, { ProfileItem: "Ann" }));
  await expectRefused(having(event, { EventTime: "yesterday" }));
  await expectNothingStored();
});
