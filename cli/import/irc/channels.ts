/** Which channel a log is of, where its name says so. */
import { Failure } from "../../failure.ts";
import type { Named } from "../unwrapped.ts";

const day = /[-_.]?(?:\d{4}([-_.]?)\d{2}\1\d{2}|\d{1,2}[a-z]{3}\d{4})$/i;
const ending = /\.(?:log|weechatlog|txt)\b.*$/i;

/** The network and the channel, such as `libera/#acme`; undefined of a name that has no channel. */
const channelIn = (name: string): string | undefined => {
  const [upTo] = /^(?:[^/]*\/)*?[^/]*[#&][^/]+/.exec(name) ?? [];
  return upTo?.replace(ending, "").replace(day, "");
};

/** Throws "usage" if logs are of several channels: they would become one conversation. */
export const checkChannels = (entries: readonly Named[]): void => {
  const channels = new Set(entries.map(({ name }) => channelIn(name)).filter(Boolean));
  if (channels.size < 2) return;
  const some = [...channels].slice(0, 3).join(", ");
  throw new Failure(
    "usage",
    `The logs are of several channels: ${some}`,
    "Import each with a --channel of its own",
  );
};
