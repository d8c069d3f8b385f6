/** What makes two messages of Tencent's two: a topic is a conversation of its own, and a change is no second message. */
import { beforeAll, describe, expect, it } from "vitest";
import {
  givenTencentApp,
  groupChange,
  groupMessage,
  groupRecall,
  post,
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
    // The message, what is left of the other one, and the recall, noted under both names that one may come by.
    expect(await recordsOf(w, "messages", app)).toHaveLength(4);
  });
});

describe("DA-2.messages: a recall that comes before its message", () => {
  const ids = [undefined, "first", "second"] as const;
  const cells = ids.flatMap((recalled) => ids.map((said) => [recalled, said] as const));
  it.each(cells)(
    "by MsgId %s takes one of MsgId %s, if both may mean one",
    async (recalled, said) => {
      const app = await givenTencentApp(w);
      const at = w.clock.now;
      const recall = groupRecall("g", at, 1);
      const MsgSeqList = [{ MsgSeq: 1, MsgId: recalled }];
      await post(w, app, { ...recall, body: { ...recall.body, MsgSeqList } });
      await post(
        w,
        app,
        groupMessage({ group: "g", from: "ann", seq: 1, at, more: { MsgId: said } }),
      );
      const meansAnother = recalled !== undefined && said !== undefined && recalled !== said;
      expect(await readable(w, app, "group:g")).toEqual(meansAnother ? ["1"] : []);
    },
  );
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
