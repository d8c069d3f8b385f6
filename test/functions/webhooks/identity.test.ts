/** What makes two messages of Tencent's two: a topic is a conversation of its own, and a change is no second message. */
import { beforeAll, describe, expect, it, test } from "vitest";
import {
  givenTencentApp,
  groupChange,
  groupMessage,
  groupRecall,
  post,
  privateMessage,
  taken,
} from "../../support/tencent.ts";
import { text } from "../../support/tencent-elements.ts";
import { tracesOf } from "../../support/traces.ts";
import { change, readable, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const inTopic = (TopicId: string, seq: number, from = "ann") =>
  groupMessage({ group: "town", from, seq, at: w.clock.now, more: { TopicId } });
const read = async (app: string, conversationId: string) =>
  (await w.call("read-messages", { app, path: { conversationId } })).body.messages;

describe("DA-2.messages: topics of one community that count alike", () => {
  it("keep a message each, though of one number and one second", async () => {
    const app = await givenTencentApp(w);
    for (const topic of ["alpha", "beta"]) await post(w, app, inTopic(topic, 6));
    expect(await readable(w, app, "group:town:alpha")).toEqual(["6"]);
    expect(await readable(w, app, "group:town:beta")).toEqual(["6"]);
    expect(await readable(w, app, "group:town")).toEqual([]);
  });

  it("lose by a recall what was recalled, and nothing of another topic, later or earlier", async () => {
    const app = await givenTencentApp(w);
    await post(w, app, inTopic("alpha", 5));
    w.clock.now += 20_000;
    await post(w, app, inTopic("beta", 5, "ben"));
    const { command, body } = groupRecall("town", w.clock.now, 5);
    const recalled = await post(w, app, { command, body: { ...body, TopicId: "alpha" } });
    expect(recalled.body).toEqual(taken);
    await post(w, app, inTopic("gamma", 5));
    expect(await readable(w, app, "group:town:alpha")).toEqual([]);
    expect(await readable(w, app, "group:town:beta")).toEqual(["5"]);
    expect(await readable(w, app, "group:town:gamma")).toEqual(["5"]);
  });
});

describe("DA-2.messages: a recall by which several messages may be meant", () => {
  const twice = async (app: string, ids: readonly (string | undefined)[]) => {
    for (const MsgId of ids) {
      const more = MsgId === undefined ? {} : { MsgId };
      await post(w, app, groupMessage({ group: "g", from: "ann", seq: 1, at: w.clock.now, more }));
      w.clock.now += 1_000;
    }
  };

  it("takes none, and says so", async () => {
    const app = await givenTencentApp(w);
    await twice(app, [undefined, undefined]);
    const { body } = await post(w, app, groupRecall("g", w.clock.now, 1));
    expect(body).toMatchObject({ ActionStatus: "FAIL", ErrorInfo: "ambiguous-message" });
    expect(await readable(w, app, "group:g")).toEqual(["1", "1"]);
  });

  it("takes the one whose MsgId it names", async () => {
    const app = await givenTencentApp(w);
    await twice(app, ["first", "second"]);
    const recall = groupRecall("g", w.clock.now, 1);
    const MsgSeqList = [{ MsgSeq: 1, MsgId: "first" }];
    await post(w, app, { ...recall, body: { ...recall.body, MsgSeqList } });
    expect(await readable(w, app, "group:g")).toEqual(["1"]);
    expect(await recordsOf(w, "messages", app)).toHaveLength(3);
  });
});

describe("DA-2.messages: a message that was changed where it was written", () => {
  const given = async (patch: object = {}) => {
    const app = await givenTencentApp(w, patch);
    const body = [text("my number is 0170 1234567")];
    await post(w, app, groupMessage({ group: "g", from: "ann", seq: 1, at: w.clock.now, body }));
    return app;
  };
  const changed = (body: readonly object[] = [text("(removed)")]) =>
    groupChange({ group: "g", seq: 1, at: w.clock.now, body });

  it("says what it says now, under its own clock, and nothing is left of what it said", async () => {
    const app = await given();
    const [before] = await read(app, "group:g");
    w.clock.now += 60_000;
    expect((await post(w, app, changed())).body).toEqual(taken);
    const [after, ...others] = await read(app, "group:g");
    expect(others).toEqual([]);
    expect(after).toMatchObject({
      ...{ messageId: "1", from: "ann", text: "(removed)", cloudCustomData: "changed custom data" },
      ...{ sentAt: before.sentAt, expiresAt: before.expiresAt },
    });
    expect(await recordsOf(w, "messages", app)).toHaveLength(1);
    expect(await tracesOf(w, "0170 1234567")).toEqual([]);
  });

  it("is not brought back by a change after its recall, nor made by one that comes alone", async () => {
    const app = await given();
    await post(w, app, groupRecall("g", w.clock.now, 1));
    expect((await post(w, app, changed())).body).toEqual(taken);
    expect((await post(w, app, groupChange({ group: "g", seq: 2, at: w.clock.now }))).body).toEqual(
      taken,
    );
    expect(await readable(w, app, "group:g")).toEqual([]);
  });

  it("DA-6.sensitive: is not changed into what may not be accepted", async () => {
    const app = await given({ sensitiveDetectors: ["payment-card"] });
    const { body } = await post(w, app, changed([text("4111 1111 1111 1111")]));
    expect(body).toMatchObject({ ActionStatus: "FAIL", ErrorInfo: "sensitive-data" });
    expect((await read(app, "group:g"))[0].text).toContain("0170");
  });

  it("DA-5.opt-out: is not changed once the app keeps no messages", async () => {
    const app = await given();
    await change(w, app, { storage: { messages: { store: false } } });
    expect((await post(w, app, changed([text("never written")]))).body).toEqual(taken);
    expect(await tracesOf(w, "never written")).toEqual([]);
  });
});

/** Every documented field of a message, another value of it, and whether that makes it another message. */
const fields = {
  "Group.CallbackAfterSendMsg": {
    ...{
      GroupId: ["h", true],
      TopicId: ["t", true],
      MsgSeq: [2, true],
      MsgTime: [1_894_708_801, true],
    },
    ...{ Type: ["Community", false], From_Account: ["ben", false], Operator_Account: ["x", false] },
    ...{
      Random: [7, false],
      MsgId: ["other", false],
      OnlineOnlyFlag: [0, false],
      EventTime: [1, false],
    },
    ...{ MsgBody: [[text("other")], false], CloudCustomData: ["other", false] },
  },
  "C2C.CallbackAfterSendMsg": {
    ...{ From_Account: ["cat", true], To_Account: ["cat", true], MsgKey: ["2_1_1", true] },
    ...{ MsgTime: [1_894_708_801, true], MsgSeq: [2, true], MsgRandom: [7, false] },
    ...{ MsgId: ["other", false], UnreadMsgNum: [1, false], SendMsgResult: [0, false] },
    ...{ OnlineOnlyFlag: [0, false], ErrorInfo: ["x", false], EventTime: [1, false] },
    ...{ MsgBody: [[text("other")], false], CloudCustomData: ["other", false] },
  },
} as const;

const cells = Object.entries(fields).flatMap(([command, ofIt]) =>
  Object.entries(ofIt).map(([field, [value, isOther]]) => ({ command, field, value, isOther })),
);

test.each(cells)(
  "DA-2.messages: two messages of $command that differ in $field are two: $isOther",
  async ({ command, field, value, isOther }) => {
    const app = await givenTencentApp(w);
    const at = w.clock.now;
    const event = command.startsWith("Group")
      ? groupMessage({ group: "g", from: "ann", seq: 1, at })
      : privateMessage({ from: "ann", to: "ben", seq: 1, at });
    for (const body of [event.body, { ...event.body, [field]: value }]) {
      expect((await post(w, app, { ...event, body })).body).toEqual(taken);
    }
    expect(await recordsOf(w, "messages", app)).toHaveLength(isOther ? 2 : 1);
  },
);
