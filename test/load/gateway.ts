/**
 * The deployed system on MiniStack, over HTTP: an app that floods with messages and requests to delete, beside a quiet
 * one. Nothing that was taken may be lost, nothing may be answered with a failure of ours, and each request must end.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Request } from "../../local/client.ts";
import { type Actor, givenCast, placesOf, say } from "../../local/drill/cast.ts";
import { shutdownOnSignal } from "../../local/shutdown.ts";
import { bringUp } from "../../local/system.ts";
import { median } from "./median.ts";

const inFlight = 10;
const batch = 25;
const floodMs = 60_000;
const quietCalls = 30;
/** Each so many calls of a flooding client, somebody writes and is to be erased. */
const askEvery = 20;
const patienceMs = 300_000;

/** Writes and reads as an app does that nobody notices; answers how long each time took (ms). */
const quietly = async (of: Actor, from: number): Promise<number[]> => {
  const took: number[] = [];
  for (let call = 0; call < quietCalls; call++) {
    const began = performance.now();
    await say(of, `m${from + call}`, "hello", Date.now());
    await of.client.call({ method: "GET", path: placesOf(of).room });
    took.push(performance.now() - began);
  }
  return took;
};

type Flood = { messages: number; turnedAway: number; readonly requests: string[] };

/** Calls until the gateway lets the call in. Throws for every other refusal. */
const insist = async ({ client }: Actor, request: Request, sum: Flood): Promise<unknown> => {
  for (;;) {
    const { status, body } = await client.send(request);
    if (status < 300) return body;
    if (status !== 429) throw new Error(`${request.path}: ${status} ${JSON.stringify(body)}`);
    sum.turnedAway++;
    await sleep(100);
  }
};

const written = (of: Actor, conversationId: string, from: string, count: number): Request => {
  const sentAt = new Date().toISOString();
  const messages = Array.from({ length: count }, () => ({
    ...{ conversationId, messageId: randomUUID(), from, sentAt, text: "hello" },
  }));
  return { method: "POST", path: `${placesOf(of).app}/messages`, body: { messages } };
};

const askFor = async (of: Actor, room: string, userId: string, sum: Flood): Promise<void> => {
  await insist(of, written(of, room, userId, 1), sum);
  const path = `${placesOf(of).app}/deletion-requests`;
  const made = await insist(of, { method: "POST", path, body: { userId } }, sum);
  sum.requests.push((made as { readonly requestId: string }).requestId);
};

/** One of the clients that flood, in a conversation of its own. */
const flood = async (of: Actor, room: string, until: number, sum: Flood): Promise<void> => {
  for (let call = 1; Date.now() < until; call++) {
    await insist(of, written(of, room, "author", batch), sum);
    sum.messages += batch;
    if (call % askEvery === 0) await askFor(of, room, `victim-${randomUUID()}`, sum);
  }
};

type Page = { readonly messages: readonly { readonly from: string }[]; readonly next?: string };

/** Who wrote what can be read of a conversation. */
const authorsIn = async ({ client, ...of }: Actor, room: string): Promise<string[]> => {
  const path = `${placesOf({ client, ...of }).app}/conversations/${room}/messages?limit=100`;
  const authors: string[] = [];
  for (let cursor = ""; ; ) {
    const page = (await client.call({ method: "GET", path: path + cursor })) as Page;
    authors.push(...page.messages.map(({ from }) => from));
    if (page.next === undefined) return authors;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
};

const ended = async (of: Actor, requestId: string): Promise<void> => {
  const path = `${placesOf(of).app}/deletion-requests/${requestId}`;
  for (const end = Date.now() + patienceMs; ; await sleep(1_000)) {
    const { state } = (await of.client.call({ method: "GET", path })) as { readonly state: string };
    if (state === "completed") return;
    if (Date.now() > end) throw new Error(`A request stays ${state}`);
  }
};

const play = async (loud: Actor, quiet: Actor): Promise<object> => {
  await quietly(quiet, 0); // Functions that have started are faster.
  const alone = median(await quietly(quiet, quietCalls));
  const rooms = Array.from({ length: inFlight }, (_, number) => `room-${number}`);
  const sum: Flood = { messages: 0, turnedAway: 0, requests: [] };
  const until = Date.now() + floodMs;
  const floods = Promise.all(rooms.map((room) => flood(loud, room, until, sum)));
  const beside = median(await quietly(quiet, 2 * quietCalls));
  await floods;
  for (const requestId of sum.requests) await ended(loud, requestId);
  const authors = (await Promise.all(rooms.map((room) => authorsIn(loud, room)))).flat();
  const kept = authors.filter((author) => author === "author").length;
  if (kept !== sum.messages || authors.length !== kept)
    throw new Error(`${kept} of ${sum.messages} messages, ${authors.length - kept} of the erased`);
  return {
    "messages of the loud app, all there": sum.messages,
    "a second": Math.round((1_000 * sum.messages) / floodMs),
    "calls of it under way": inFlight,
    "calls that the gateway turned away, and took later": sum.turnedAway,
    "requests to delete meanwhile, all ended": sum.requests.length,
    "ms of a quiet write and read, alone (median)": Math.round(alone),
    "times as long beside the flood": (beside / alone).toFixed(1),
  };
};

/** Deploys the system, and floods it for a minute. */
export const gateway = async (): Promise<object> => {
  const { signal } = shutdownOnSignal();
  const system = await bringUp({ signal, haste: 10 });
  try {
    const { stays, goes } = await givenCast(system, "flood");
    return await play(goes, stays);
  } finally {
    await system.stop();
  }
};
