import { chosenCategories } from "../../functions/policy/categories.ts";
import { progress } from "../progress.ts";
import { overApi } from "../replay/over-api.ts";
import { overWebhook } from "../replay/over-webhook.ts";
import type { Data } from "../replay/read-data.ts";
import { runStreams } from "../replay/run-streams.ts";
import { countRecords } from "../replay/sender.ts";
import type { Counted } from "../report/counted.ts";
import { exactly } from "../report/ledger.ts";
import { type Player, players } from "./cast.ts";
import type { Act } from "./scene.ts";
import { hookOf, registerPlayers, type Stage, senderOf } from "./stage.ts";

/** Registers the apps, and sends every app the whole data in its own way. */
export const replay = async (stage: Stage, data: Data): Promise<Act> => {
  const since = stage.machine.now();
  await registerPlayers(stage);
  for (const player of players) noteRegistered(stage, player, since);
  const streams = players.flatMap((player) =>
    player.feed === "webhook"
      ? overWebhook(hookOf(stage, player), data)
      : overApi(senderOf(stage, player), data),
  );
  const shown = progress("Replayed", countRecords(streams));
  await runStreams(streams, shown).finally(shown.end);
  await stage.machine.settle();
  return { since, faults: forwardingFaults(stage, data) };
};

/**
 * What an app is itself has no period of its own: it stays until the app is purged. A category that is not stored
 * has no key.
 */
const noteRegistered = ({ book }: Stage, { appId, chose }: Player, at: number): void => {
  const keep = (what: Counted, key: string) =>
    book.keep(appId, what, key, exactly(at), Number.POSITIVE_INFINITY);
  keep("configuration", "configuration");
  keep("registry and keys", "registry");
  for (const key of ["digests", "configuration"]) keep("registry and keys", key);
  if (chose === "not to store") return;
  for (const category of chosenCategories) keep("registry and keys", category);
};

/** Whoever opted out gets everything by callback, each record once (DA-5.opt-out). */
const forwardingFaults = ({ system }: Stage, { conversations }: Data): string[] => {
  const events = conversations.flatMap((conversation) => conversation.events);
  const count = (wanted: string) => events.filter(({ kind }) => kind === wanted).length;
  const { messages, profiles } = system.receiver.received;
  return [
    ...difference("messages", messages, count("message")),
    ...difference("profiles", profiles, count("profile")),
  ];
};

const difference = (what: string, got: number, sent: number): string[] =>
  got === sent ? [] : [`${got} ${what} were forwarded to the callback instead of ${sent}`];
