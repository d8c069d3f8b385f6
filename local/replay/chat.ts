import { spreadMinutes, squeeze, type Window } from "./clock.ts";
import { type IrcLine, parseIrcLine } from "./irc-line.ts";

/** Where and when it happened; the sequence is the line's number, which Tencent has for a group's messages. */
type Place = { readonly conversationId: string; readonly sequence: number; readonly at: number };
export type Message = Place & {
  readonly kind: "message";
  readonly messageId: string;
  readonly from: string;
  readonly text: string;
};
export type ProfileChange = Place & {
  readonly kind: "profile";
  readonly userId: string;
  readonly nick: string;
};
export type Presence = Place & {
  readonly kind: "presence";
  readonly userId: string;
  readonly action: "Login" | "Logout";
};

/** What happened in a channel: somebody wrote, changed their profile, or came and went. */
export type ChatEvent = Message | ProfileChange | Presence;

export type Conversation = {
  readonly conversationId: string;
  readonly events: readonly ChatEvent[];
  readonly unknown: number;
};

/** Reads a channel's log. A person keeps their id, the first name they were seen under, through every rename. */
export const readConversation = (
  conversationId: string,
  log: string,
  window: Window,
): Conversation => {
  const lines = log
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .map(parseIrcLine);
  const minutes = lines.map((line) => ("minute" in line ? line.minute : undefined));
  const times = squeeze(spreadMinutes(minutes), window);
  const eventsOf = lineReader();
  const events = lines.flatMap((line, index) =>
    eventsOf(line, { conversationId, sequence: index + 1, at: times[index] ?? window.to }),
  );
  const unknown = lines.filter(({ kind }) => kind === "unknown").length;
  return { conversationId, events, unknown };
};

/** Reads a channel's lines one after the other, and remembers who is called what. */
export const lineReader = (): ((line: IrcLine, place: Place) => ChatEvent[]) => {
  const people = idsOfPeople();
  return (line, place) => eventsOf(line, place, people);
};

type People = { of(nick: string): string; rename(nick: string, to: string): string };

const idsOfPeople = (): People => {
  const ids = new Map<string, string>();
  const of = (nick: string) => ids.get(nick) ?? nick;
  const rename = (nick: string, to: string) => {
    const id = of(nick);
    ids.delete(nick);
    ids.set(to, id);
    return id;
  };
  return { of, rename };
};

const eventsOf = (line: IrcLine, place: Place, people: People): ChatEvent[] => {
  switch (line.kind) {
    case "message":
    case "action": {
      const text = line.kind === "action" ? `* ${line.nick} ${line.text}` : line.text;
      const messageId = `${place.conversationId}-${place.sequence}`;
      return [{ ...place, kind: "message", messageId, from: people.of(line.nick), text }];
    }
    case "join": {
      const userId = people.of(line.nick);
      return [
        { ...place, kind: "presence", userId, action: "Login" },
        { ...place, kind: "profile", userId, nick: line.nick },
      ];
    }
    case "leave":
      return [{ ...place, kind: "presence", userId: people.of(line.nick), action: "Logout" }];
    case "rename": {
      const userId = people.rename(line.nick, line.to);
      return [{ ...place, kind: "profile", userId, nick: line.to }];
    }
    default:
      return [];
  }
};
