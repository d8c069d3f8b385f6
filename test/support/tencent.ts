/** Webhooks as Tencent Cloud Chat posts them, with the fields of its documentation. */
import { createHash } from "node:crypto";
import type { Answer } from "./lambda-events.ts";
import { text } from "./tencent-elements.ts";
import { change, givenApp } from "./verbs.ts";
import type { World } from "./world.ts";

export const token = "token of the callback URL";

/** Hex SHA-256 of the token followed by the time in seconds. */
export const signed = (requestTime: string, by: string = token): string =>
  createHash("sha256").update(`${by}${requestTime}`).digest("hex");

export type Event = { readonly command: string; readonly body: object };

/** An app whose owner set a token, and whatever else is given. */
export const givenTencentApp = async (
  w: World,
  patch: object = {},
  registration: Readonly<Record<string, unknown>> = {},
) => {
  const app = await givenApp(w, registration);
  const answer = await change(w, app, { secrets: { webhookToken: token }, ...patch });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return app;
};

export type Wording = {
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly rawBody?: string;
  readonly ip?: string;
};

/** Posts an event to the app's callback URL as Tencent does; `query` overrides parameters, undefined takes one out. */
export const post = (
  w: World,
  app: string,
  event: Event,
  wording: Wording = {},
): Promise<Answer> => {
  const requestTime = wording.query?.RequestTime ?? String(Math.floor(w.clock.now / 1000));
  const query = {
    SdkAppid: app,
    CallbackCommand: event.command,
    contenttype: "json",
    ClientIP: "203.0.113.9",
    OptPlatform: "iOS",
    Sign: signed(requestTime),
    RequestTime: requestTime,
    ...wording.query,
  };
  return w.call("receive-webhook", {
    method: "POST",
    query: Object.fromEntries(
      Object.entries(query).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    ),
    ...(wording.rawBody === undefined
      ? { body: { CallbackCommand: event.command, ...event.body } }
      : { rawBody: wording.rawBody }),
    ip: wording.ip ?? "192.0.2.200",
  });
};

export const taken = { ActionStatus: "OK", ErrorInfo: "", ErrorCode: 0 };

const seconds = (instant: number): number => Math.floor(instant / 1000);

type Sent = {
  readonly at: number;
  readonly body?: readonly object[];
  readonly more?: object;
};

export type Private = Sent & { readonly from: string; readonly to: string; readonly seq: number };

/** `SEQ_RANDOM_TIME`, unique among an app's one-to-one messages. */
export const keyOf = ({ seq, at }: Pick<Private, "seq" | "at">): string =>
  `${seq}_1287657_${seconds(at)}`;

export const privateMessage = ({ from, to, seq, at, body, more }: Private): Event => ({
  command: "C2C.CallbackAfterSendMsg",
  body: {
    From_Account: from,
    To_Account: to,
    MsgSeq: seq,
    MsgRandom: 1287657,
    MsgTime: seconds(at),
    MsgKey: keyOf({ seq, at }),
    MsgId: `144115${seq}-${seconds(at)}-1287657`,
    OnlineOnlyFlag: 0,
    SendMsgResult: 0,
    ErrorInfo: "send msg succeed",
    UnreadMsgNum: 7,
    MsgBody: body ?? [text(`private ${seq}`)],
    CloudCustomData: "your cloud custom data",
    EventTime: at,
    ...more,
  },
});

export const privateRecall = ({ from, to, seq, at }: Private): Event => ({
  command: "C2C.CallbackAfterMsgWithDraw",
  body: {
    From_Account: from,
    To_Account: to,
    MsgKey: keyOf({ seq, at }),
    UnreadMsgNum: 7,
    EventTime: at,
  },
});

export type Group = Sent & { readonly group: string; readonly from: string; readonly seq: number };

export const groupMessage = ({ group, from, seq, at, body, more }: Group): Event => ({
  command: "Group.CallbackAfterSendMsg",
  body: {
    GroupId: group,
    Type: "Public",
    From_Account: from,
    Operator_Account: "admin",
    Random: 123456,
    MsgSeq: seq,
    MsgTime: seconds(at),
    OnlineOnlyFlag: 0,
    MsgBody: body ?? [text(`group ${seq}`)],
    CloudCustomData: "your cloud custom data",
    EventTime: at,
    ...more,
  },
});

export const groupRecall = (group: string, at: number, ...seqs: number[]): Event => ({
  command: "Group.CallbackAfterRecallMsg",
  body: {
    GroupId: group,
    Type: "Public",
    Operator_Account: "admin",
    MsgSeqList: seqs.map((MsgSeq) => ({ MsgSeq })),
    EventTime: at,
  },
});

/** What a message of a group says after it was modified. */
export const groupChange = ({
  group,
  seq,
  at,
  body,
  more,
}: Pick<Group, "group" | "seq" | "at" | "body" | "more">): Event => ({
  command: "Group.CallbackAfterModifyMsg",
  body: {
    GroupId: group,
    Type: "Public",
    From_Account: "admin",
    MsgSeq: seq,
    MsgBody: body ?? [text(`changed ${seq}`)],
    CloudCustomData: "changed custom data",
    EventTime: at,
    ...more,
  },
});

/** What a message between two says after it was modified. */
export const privateChange = ({ from, to, seq, at, body, more }: Private): Event => ({
  command: "C2C.CallbackAfterModifyMsg",
  body: {
    From_Account: from,
    To_Account: to,
    MsgKey: keyOf({ seq, at }),
    MsgBody: body ?? [text(`changed ${seq}`)],
    CloudCustomData: "changed custom data",
    EventTime: at,
    ...more,
  },
});
