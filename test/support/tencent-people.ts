/** What Tencent Cloud Chat tells of people: their profiles and their comings and goings. */
import type { Event } from "./tencent.ts";

export const portraitSet = (userId: string, tags: object, at?: number): Event => ({
  command: "Profile.CallbackPortraitSet",
  body: {
    From_Account: userId,
    Operator_Account: userId,
    ...(at === undefined ? {} : { EventTime: at }),
    ProfileItem: Object.entries(tags).map(([Tag, Value]) => ({ Tag, Value })),
  },
});

export const stateChange = (userId: string, at: number): Event => ({
  command: "State.StateChange",
  body: {
    EventTime: at,
    Info: { To_Account: userId, Action: "Login", Reason: "Register" },
    KickedDevice: [{ Platform: "Windows" }],
  },
});
