/** Two apps with the same real chat, and one person of one of them erased: what was there before, and after. */
import { setTimeout as sleep } from "node:timers/promises";
import { milliseconds } from "../../../functions/policy/duration.ts";
import { path } from "../../../local/client.ts";
import { type Actor, givenCast, introduce, placesOf } from "../../../local/drill/cast.ts";
import { overApi, sendPhoto } from "../../../local/replay/over-api.ts";
import { type Data, readData } from "../../../local/replay/read-data.ts";
import type { Sender } from "../../../local/replay/sender.ts";
import { ledger } from "../../../local/report/ledger.ts";
import type { System } from "../../../local/system.ts";
import { type TimeMachine, timeMachine } from "../../../local/time/time-machine.ts";
import { signedOf } from "../signed.ts";
import { type Contents, contentsOf } from "./contents.ts";
import { conversation, nick, samples } from "./log.ts";

export type Signed = { readonly receipt: string; readonly signature: string; readonly key: string };
export type Erased = {
  readonly app: string;
  readonly other: string;
  /** When what was there before had been looked at (epoch ms). */
  readonly since: number;
  readonly before: Contents;
  readonly after: Contents;
  readonly idsBefore: readonly string[];
  readonly idsAfter: readonly string[];
  readonly state: string;
  readonly profileStatus: number;
  readonly receipts: readonly Signed[];
  readonly head: object;
  readonly pem: string;
};

const senderFor = ({ appId, client }: Actor, { now }: TimeMachine): Sender => ({
  ...{ client, book: ledger(), now },
  player: { appId, clientId: "", title: "", chose: { days: 365 }, feed: "api" },
});

/** The log as an app's own server sends it, with a photo and a profile of the person besides. */
const replayFor = async (actor: Actor, data: Data, machine: TimeMachine): Promise<void> => {
  const sender = senderFor(actor, machine);
  await introduce(actor, nick, nick);
  const streams = overApi(sender, data);
  await Promise.all(
    streams.map(async (stream) => {
      for (const task of stream) await task.run();
    }),
  );
  const events = data.conversations.flatMap((one) => one.events);
  const first = events.find((event) => event.kind === "message" && event.from === nick);
  if (first?.kind !== "message") throw new Error("The log has no line of the person");
  await sendPhoto(sender, first).run();
};

/** The ids of all messages that an app reads. */
const idsOf = async ({ appId, client }: Actor): Promise<string[]> => {
  const place = path`/v1/apps/${appId}/conversations/${conversation}/messages`;
  const ids: string[] = [];
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; ) {
    isFirst = false;
    const query = `?limit=100${cursor === undefined ? "" : `&cursor=${encodeURIComponent(cursor)}`}`;
    const page = (await client.call({ method: "GET", path: place + query })) as {
      readonly messages: readonly { readonly messageId: string }[];
      readonly next?: string;
    };
    ids.push(...page.messages.map(({ messageId }) => messageId));
    cursor = page.next;
  }
  return ids.sort();
};

const patienceMs = 120_000;

/** Asks for the person's deletion; answers the state that it comes to. */
const erased = async ({ client, appId }: Actor): Promise<string> => {
  const place = path`/v1/apps/${appId}/deletion-requests`;
  type Request = { readonly requestId: string; readonly state: string };
  const body = { userId: nick };
  const { requestId } = (await client.call({ method: "POST", path: place, body })) as Request;
  const end = Date.now() + patienceMs;
  for (;;) {
    const one = { method: "GET", path: `${place}/${requestId}` } as const;
    const { state } = (await client.call(one)) as Request;
    if (state === "completed" || Date.now() > end) return state;
    await sleep(1_000);
  }
};

const proofsOf = async (system: System, actor: Actor, endedBy: number) => {
  const { chain, receipts } = await signedOf(system, actor, endedBy);
  const head = await (await fetch(`${system.apiUrl}/v1/receipt-chains/${chain}/head`)).json();
  const pem = await (await fetch(`${system.apiUrl}/v1/receipt-key`)).text();
  return { receipts: receipts as readonly Signed[], head: head as object, pem };
};

/** Replays the log for two apps, waits until no upload is open any more, and erases the person of one of them. */
export const eraseNick = async (system: System, suffix: string): Promise<Erased> => {
  const machine = timeMachine(system.clients);
  const now = machine.now();
  const data = readData(samples, { from: now - milliseconds("PT2H"), to: now });
  const { stays: actor, goes: other } = await givenCast(system, suffix);
  for (const one of [actor, other]) await replayFor(one, data, machine);
  await machine.travelTo(now + milliseconds("PT1H"));
  const idsBefore = await idsOf(actor);
  await machine.settle();
  const before = await contentsOf(system);
  const since = machine.now();
  const state = await erased(actor);
  const endedBy = Date.now();
  await machine.settle();
  const after = await contentsOf(system);
  const request = { method: "GET", path: placesOf(actor).person(nick) } as const;
  const { status: profileStatus } = await actor.client.send(request);
  return {
    ...{ app: actor.appId, other: other.appId, since, before, after, state, profileStatus },
    ...{ idsBefore, idsAfter: await idsOf(actor), ...(await proofsOf(system, actor, endedBy)) },
  };
};
