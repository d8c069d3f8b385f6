/**
 * The documented fields of every callback that stores, changes or takes something (Tencent's documents 1047/34365, 34375,
 * 46979, 48733, 129193), each with another value, and what a payload with that is.
 */
import {
  type Event,
  groupChange,
  groupMessage,
  groupRecall,
  privateChange,
  privateMessage,
  privateRecall,
} from "./tencent.ts";
import { text } from "./tencent-elements.ts";

/**
 * `another`: about another message, or person, and leaves the first as it is. `told`: it can be no other message and says
 * something else, so it is refused by name. `changed`: about the same, which says something else now. `none`: not to be
 * stored. `same`: no difference.
 */
export type Outcome = "another" | "told" | "changed" | "none" | "same";
type Fields = Readonly<Record<string, readonly [value: unknown, Outcome]>>;

const group = { group: "g", seq: 1 };
const both = { from: "ann", to: "ben", seq: 1 };
const random = 7;
const body = [text("other")];
const envelope: Fields = { CallbackCommand: ["Group.Other", "same"], EventTime: [1, "same"] };
const ofGroup: Fields = {
  ...{ GroupId: ["h", "another"], TopicId: ["t", "another"] },
  ...{ Type: ["Community", "same"], Operator_Account: ["x", "same"] },
};
const ofTwo: Fields = {
  ...{ From_Account: ["cat", "another"], To_Account: ["cat", "another"] },
  MsgKey: ["2_1_1", "another"],
};
/** By what Tencent calls a message everywhere it is told from others, where both say it. */
const named: Fields = { MsgId: ["other", "another"], "MsgId/its own": ["m", "same"] };
const said = (time: number): Fields => ({
  ...{ MsgSeq: [2, "another"], MsgTime: [time - 60, "another"], MsgId: ["other", "another"] },
  ...{ OnlineOnlyFlag: [1, "none"], MsgBody: [body, "told"], CloudCustomData: ["other", "told"] },
});
const saidAnew: Fields = {
  ...{ MsgBody: [body, "changed"], CloudCustomData: ["other", "changed"] },
};

type Callback = {
  readonly event: (at: number) => Event;
  /** The message that it is about; undefined if it brings one itself. */
  readonly about?: (at: number) => Event;
  readonly fields: (seconds: number) => Fields;
};

const inGroup = (at: number) => groupMessage({ ...group, from: "ann", at, more: { MsgId: "m" } });
const inPrivate = (at: number) => privateMessage({ ...both, at, more: { MsgId: "m" } });

/** By command; what stands behind a slash tells two values of one field apart. */
export const callbacks: Readonly<Record<string, Callback>> = {
  "Group.CallbackAfterSendMsg": {
    event: inGroup,
    fields: (time) => ({
      ...{ ...envelope, ...ofGroup, ...said(time) },
      ...{ From_Account: ["ben", "another"], Random: [random, "another"] },
    }),
  },
  "C2C.CallbackAfterSendMsg": {
    event: inPrivate,
    fields: (time) => ({
      ...{ ...envelope, ...ofTwo, ...said(time), MsgRandom: [random, "another"] },
      ...{ SendMsgResult: [10_016, "none"], ErrorInfo: ["x", "same"], UnreadMsgNum: [1, "same"] },
    }),
  },
  "Group.CallbackAfterRecallMsg": {
    about: inGroup,
    event: (at) => groupRecall("g", at, 1),
    fields: () => ({
      ...{ ...envelope, ...ofGroup, MsgSeqList: [[{ MsgSeq: 2 }], "another"] },
      "MsgSeqList/MsgId": [[{ MsgSeq: 1, MsgId: "other" }], "another"],
      "MsgSeqList/its own MsgId": [[{ MsgSeq: 1, MsgId: "m" }], "same"],
    }),
  },
  "C2C.CallbackAfterMsgWithDraw": {
    about: inPrivate,
    event: (at) => privateRecall({ ...both, at }),
    fields: () => ({ ...envelope, ...ofTwo, ...named, UnreadMsgNum: [1, "same"] }),
  },
  "Group.CallbackAfterModifyMsg": {
    about: inGroup,
    event: (at) => groupChange({ ...group, at }),
    fields: () => ({
      ...{ ...envelope, ...ofGroup, ...saidAnew, ...named, MsgSeq: [2, "another"] },
      From_Account: ["ben", "same"],
    }),
  },
  "C2C.CallbackAfterModifyMsg": {
    about: inPrivate,
    event: (at) => privateChange({ ...both, at }),
    fields: () => ({ ...envelope, ...ofTwo, ...saidAnew, ...named, UnreadMsgNum: [1, "same"] }),
  },
};
