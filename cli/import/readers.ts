/** The formats that can be imported. */
import { discord } from "./discord.ts";
import { irc } from "./irc/irc.ts";
import { matrix } from "./matrix.ts";
import { mattermost } from "./mattermost.ts";
import { rocketChat } from "./rocket-chat.ts";
import { slack } from "./slack/slack.ts";
import { zulip } from "./zulip.ts";

export const readers = {
  slack,
  discord,
  matrix,
  mattermost,
  "rocket-chat": rocketChat,
  zulip,
  irc,
} as const;
export type Format = keyof typeof readers;
