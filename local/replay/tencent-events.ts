/** Chat as Tencent Cloud Chat's webhooks tell it. */
import type { Message, Presence, ProfileChange } from "./chat.ts";
import type { Webhook } from "./webhook.ts";

type Event = Omit<Webhook, "clientIp">;

const seconds = (instant: number): number => Math.floor(instant / 1000);

/** A group message; an image is given by its URL, as from Tencent's own store. */
export const groupMessage = (
  { conversationId, sequence, from, at, text }: Message,
  imageUrl?: string,
): Event => ({
  command: "Group.CallbackAfterSendMsg",
  body: {
    GroupId: conversationId,
    Type: "Public",
    From_Account: from,
    Operator_Account: from,
    Random: sequence,
    MsgSeq: sequence,
    MsgTime: seconds(at),
    OnlineOnlyFlag: 0,
    EventTime: at,
    MsgBody: [
      { MsgType: "TIMTextElem", MsgContent: { Text: text } },
      ...(imageUrl === undefined ? [] : [image(imageUrl, sequence)]),
    ],
  },
});

const image = (url: string, sequence: number) => ({
  MsgType: "TIMImageElem",
  MsgContent: {
    UUID: `photo-${sequence}`,
    ImageFormat: 3,
    ImageInfoArray: [{ Type: 1, Size: 70, Width: 1, Height: 1, URL: url }],
  },
});

export const groupRecall = ({ conversationId, sequence, from }: Message): Event => ({
  command: "Group.CallbackAfterRecallMsg",
  body: {
    GroupId: conversationId,
    Type: "Public",
    Operator_Account: from,
    MsgSeqList: [{ MsgSeq: sequence }],
  },
});

export const portraitSet = ({ userId, nick, at }: ProfileChange): Event => ({
  command: "Profile.CallbackPortraitSet",
  body: {
    From_Account: userId,
    Operator_Account: userId,
    EventTime: at,
    ProfileItem: [{ Tag: "Tag_Profile_IM_Nick", Value: nick }],
  },
});

export const stateChange = ({ userId, action, at }: Presence): Event => ({
  command: "State.StateChange",
  body: { EventTime: at, Info: { To_Account: userId, Action: action, Reason: action } },
});

/** One that this product has never heard of: log data, and nothing else. */
export const unheardOf: Event = {
  command: "Future.CallbackAfterSomething",
  body: { Any: "thing" },
};
