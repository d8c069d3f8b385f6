import { spreadMinutes, squeeze, type Window } from "./clock.ts";
import { type IrcLine, parseIrcLine } from "./irc-line.ts";

/** What happened in a channel: somebody wrote, changed their profile, or came and went. */
export type ChatEvent =
  | {
      readonly kind: "message";
      readonly at: number;
      readonly conversationId: string;
      readonly messageId: string;
      /** The line's number: what Tencent calls the sequence within a group. */
      readonly sequence: number;
      readonly from: string;
      readonly text: string;
    }
  | {
      readonly kind: "profile";
      readonly at: number;
      readonly userId: string;
      readonly nick: string;
    }
  | {
      readonly kind: "presence";
      readonly at: number;
      readonly userId: string;
      readonly action: "Login" | "Logout";
    };

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
  const people = idsOfPeople();
  const events = lines.flatMap((line, index) =>
    eventsOf(line, { conversationId, sequence: index + 1, at: times[index] ?? window.to }, people),
  );
  const unknown = lines.filter(({ kind }) => kind === "unknown").length;
  return { conversationId, events, unknown };
};

type Place = { readonly conversationId: string; readonly sequence: number; readonly at: number };
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
  const { at, conversationId, sequence } = place;
  switch (line.kind) {
    case "message":
    case "action": {
      const text = line.kind === "action" ? `* ${line.nick} ${line.text}` : line.text;
      const messageId = `${conversationId}-${sequence}`;
      return [{ ...place, kind: "message", messageId, from: people.of(line.nick), text }];
    }
    case "join": {
      const userId = people.of(line.nick);
      return [
        { kind: "presence", at, userId, action: "Login" },
        { kind: "profile", at, userId, nick: line.nick },
      ];
    }
    case "leave":
      return [{ kind: "presence", at, userId: people.of(line.nick), action: "Logout" }];
    case "rename":
      return [{ kind: "profile", at, userId: people.rename(line.nick, line.to), nick: line.to }];
    default:
      return [];
  }
};
