/** What a signed webhook brings is not to be trusted either: its people write what it carries. */
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import {
  groupMessage,
  groupRecall,
  privateMessage,
  privateRecall,
  profileChange,
} from "../../../functions/receive-webhook/events.ts";
import { carried, changed } from "../../support/hostile/change.ts";
import { drawnFrom } from "../../support/hostile/from-schema.ts";
import { trying } from "../../support/hostile/runs.ts";
import { canary, hostileText, hostileValue } from "../../support/hostile/values.ts";
import { watch } from "../../support/hostile/watch.ts";
import type { Ask } from "../../support/lambda-events.ts";
import { loadedAnew, overheard } from "../../support/overheard.ts";
import { stride } from "../../support/some-of.ts";
import { givenTencentApp, signed } from "../../support/tencent.ts";
import { image, sound, text, video } from "../../support/tencent-elements.ts";
import { givenApp, givenMessages, rowsIn, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

loadedAnew();
let w: World;
let app: string;
let theirs: string;
let watched: ReturnType<typeof watch>;
let lines: readonly string[];
beforeAll(async () => {
  w = await world();
  [app, theirs] = [await givenTencentApp(w), await givenApp(w)];
  await givenMessages(w, theirs, "room", "m1");
  watched = watch(w);
});
afterAll(() => watched.close());
beforeEach(() => {
  vi.stubEnv("POWERTOOLS_LOG_LEVEL", "DEBUG");
  lines = overheard();
});

const element = fc.oneof(
  hostileText.map((said) => text(said)),
  fc.tuple(fc.constantFrom(image, sound, video), hostileText).map(([kind, url]) => kind(url)),
  fc.record({ MsgType: hostileText, MsgContent: fc.dictionary(fc.string(), hostileValue) }),
);
const MsgBody = fc.array(element, { minLength: 1, maxLength: 3 });
const MsgTime = fc.constantFrom(1_894_708_800, 0, 253_402_300_799);
const sent = { MsgBody, MsgTime, OnlineOnlyFlag: fc.constant(0), SendMsgResult: fc.constant(0) };
const item = fc.record({
  Tag: fc.oneof(fc.constantFrom("Tag_Profile_IM_Nick", "Tag_Profile_Custom_a"), hostileText),
  Value: hostileValue,
});

/** The commands that carry data of people, each with what it is drawn from. */
const commands = [
  { command: "C2C.CallbackAfterSendMsg", schema: privateMessage, own: sent },
  { command: "Group.CallbackAfterSendMsg", schema: groupMessage, own: sent },
  { command: "C2C.CallbackAfterMsgWithDraw", schema: privateRecall, own: {} },
  { command: "Group.CallbackAfterRecallMsg", schema: groupRecall, own: {} },
  {
    command: "Profile.CallbackPortraitSet",
    schema: profileChange,
    own: { ProfileItem: fc.array(item, { maxLength: 3 }) },
  },
] as const;

const post = (command: string, ask: Ask, query: Readonly<Record<string, string>> = {}) => {
  const RequestTime = String(Math.floor(w.clock.now / 1000));
  const own = { SdkAppid: app, CallbackCommand: command, RequestTime, Sign: signed(RequestTime) };
  watched.written();
  return w.call("receive-webhook", { method: "POST", query: { ...own, ...query }, ...ask });
};

const quiet = (): void => {
  expect(lines.join("")).not.toContain(canary);
  expect(Object.keys(Object.prototype)).toEqual([]);
};

let taken = 0;

describe.each(commands)("DA-2.messages: a signed $command", ({ command, schema, own }) => {
  const document = fc
    .tuple(drawnFrom(schema), fc.record(own as Record<string, fc.Arbitrary<unknown>>))
    .map(([drawn, more]) => ({ ...(drawn as object), ...more }));
  const body = carried(fc.oneof({ weight: 2, arbitrary: document }, changed(document)));

  test("is taken, or refused in Tencent's words without a trace, whatever is in it", async () => {
    const attempt = async (ask: Ask) => {
      const { status, body: answer } = await post(command, ask);
      expect(status).toBe(200);
      expect(["OK", "FAIL"]).toContain(answer.ActionStatus);
      expect(JSON.stringify(answer)).not.toContain(canary);
      expect(JSON.stringify(answer).length).toBeLessThan(200);
      if (answer.ActionStatus === "OK") taken++;
      else expect(watched.written()).toEqual([]);
      quiet();
    };
    await fc.assert(fc.asyncProperty(body, attempt), trying(30));
  });
});

describe("DA-2.messages: a webhook", () => {
  const odd = fc.oneof(
    hostileText,
    fc.constantFrom("", "a,b", "1", "Group.CallbackAfterSendMsg,x"),
  );
  const name = fc.constantFrom("SdkAppid", "CallbackCommand", "Sign", "RequestTime", "ClientIP");

  test("whose query is odd is refused or log data, and stores nothing else", async () => {
    const attempt = async (query: Readonly<Record<string, string>>) => {
      const { status, body: answer } = await post("State.StateChange", { rawBody: "{}" }, query);
      expect([200, 400, 403]).toContain(status);
      expect(JSON.stringify(answer)).not.toContain(canary);
      expect(watched.written()).toEqual([]);
      quiet();
    };
    const queries = fc.dictionary(name, odd, { minKeys: 1, maxKeys: 2 });
    await fc.assert(fc.asyncProperty(queries, attempt), trying(60));
  });

  test.each([
    ["Group.CallbackAfterRecallMsg", { GroupId: "g", MsgSeqList: Array(101).fill({ MsgSeq: 1 }) }],
    [
      "Profile.CallbackPortraitSet",
      { From_Account: "a", ProfileItem: Array(101).fill({ Tag: "a", Value: 1 }) },
    ],
  ])(
    "of more items than %s ever has is refused, so that one call cannot keep us busy",
    async (command, body) => {
      const { body: answer } = await post(command, { body });
      expect(answer).toMatchObject({ ActionStatus: "FAIL", ErrorInfo: "invalid-input" });
      expect(watched.written()).toEqual([]);
    },
  );
});

describe("after all of that", () => {
  test("some of it was taken, all that was expires, and no key says anything of it", async () => {
    expect(taken).toBeGreaterThan(60 / stride(2));
    for (const table of ["messages", "user-information"] as const) {
      const rows = await rowsIn(w, table);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.map(({ pk, sk }) => `${pk} ${sk}`).join()).not.toContain(canary);
      const records = rows.filter(({ pk }) => !String(pk).startsWith("dir|"));
      expect(records.filter(({ expiresAt }) => typeof expiresAt !== "number")).toEqual([]);
    }
    expect(await rowsOf(w, "messages", theirs)).toHaveLength(2);
  });
});
