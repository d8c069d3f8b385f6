/** How the story ends: one app lengthens its period, two are terminated, one comes back, two months pass. */

import { setTimeout as sleep } from "node:timers/promises";
import { PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { paginateListSchedules } from "@aws-sdk/client-scheduler";
import { after } from "../../functions/policy/duration.ts";
import { limits } from "../../functions/policy/limits.ts";
import { events } from "../../functions/policy/names.ts";
import { promised } from "../../functions/policy/periods.ts";
import { path } from "../client.ts";
import { sendMessages, sendPhoto } from "../replay/over-api.ts";
import type { Data } from "../replay/read-data.ts";
import { lookInside } from "../report/rows.ts";
import { traces } from "../report/sort-rows.ts";
import { output } from "../system.ts";
import { cast, type Player } from "./cast.ts";
import { near } from "./chapters.ts";
import type { Act, Play } from "./scene.ts";
import { configure, type Stage, senderOf } from "./stage.ts";
import { travel } from "./travel.ts";

const longer: Player = { ...cast.silent, chose: { days: 90 } };

export const farewell = async (stage: Stage, data: Data, play: Play): Promise<void> => {
  await play(`"${longer.title}" chooses 90 days and writes again`, () => writeAgain(stage, data));
  let ends: readonly number[] = [];
  await play(`"${longer.title}" and "${cast.hooked.title}" are terminated`, async () => {
    const since = stage.machine.now();
    ends = [await terminate(stage, cast.silent), await terminateByEvent(stage, cast.hooked)];
    return { since, faults: await scheduleFaults(stage, [cast.silent, cast.hooked]) };
  });
  await play(`"${cast.hooked.title}" is reactivated`, async () => {
    const since = stage.machine.now();
    await reactivate(stage, cast.hooked);
    return { since, faults: await scheduleFaults(stage, [cast.silent]) };
  });
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  await play("2 months after the first termination, less 2 minutes", () =>
    travel(stage, first - near.before),
  );
  await play("2 months after the last termination, and a minute", () =>
    purged(stage, last + near.after),
  );
};

/** Lengthening counts from now on (DA-5.period): so there is something left for the purge. */
const writeAgain = async (stage: Stage, { conversations }: Data): Promise<Act> => {
  const since = stage.machine.now();
  const choice = { store: true, ...(longer.chose as { days: number }) };
  const sender = senderOf(stage, longer);
  const storage = { messages: choice, userInformation: choice };
  await configure(sender.client, longer.appId, { storage });
  const messages = conversations
    .flatMap((conversation) => conversation.events)
    .filter((event) => event.kind === "message")
    .slice(0, limits.batch)
    .map((message) => ({ ...message, messageId: `${message.messageId}-again`, at: since }));
  await sendMessages(sender, messages).run();
  for (const message of messages.slice(0, 1)) await sendPhoto(sender, message).run();
  await stage.machine.settle();
  return { since };
};

const place = ({ appId }: Player) => path`/v1/apps/${appId}/termination`;

/** Terminates an app over the API; returns when it will be purged. */
const terminate = async ({ clientOf }: Stage, player: Player): Promise<number> => {
  const request = { method: "POST", path: place(player) } as const;
  return purgeOf((await clientOf(player).call(request)) as Terminated);
};

const reactivate = async ({ clientOf }: Stage, player: Player): Promise<void> => {
  await clientOf(player).call({ method: "DELETE", path: place(player) });
};

type Terminated = {
  readonly status: string;
  readonly terminatedAt: string;
  readonly purgeAt: string;
};

/** The end of the two months, which the app was told, and which must be so by the calendar. */
const purgeOf = ({ terminatedAt, purgeAt }: Terminated): number => {
  const must = after(Date.parse(terminatedAt), promised.afterTermination);
  if (Date.parse(purgeAt) === must) return must;
  throw new Error(`Terminated at ${terminatedAt}, yet to be purged at ${purgeAt}`);
};

/** Terminates an app as a billing system would: by an event on the bus. */
const terminateByEvent = async (stage: Stage, player: Player): Promise<number> => {
  const { system, machine, operator } = stage;
  const entry = {
    EventBusName: output(system.outputs, "CommandBusName"),
    Source: "billing",
    DetailType: events.billing.terminated,
    Detail: JSON.stringify({ appId: player.appId }),
    Time: new Date(machine.now()),
  };
  await system.clients.events.send(new PutEventsCommand({ Entries: [entry] }));
  for (let look = 0; look < 100; look++) {
    const request = { method: "GET", path: path`/v1/apps/${player.appId}` } as const;
    const app = (await operator.call(request)) as Terminated;
    if (app.status === "terminated") return purgeOf(app);
    await sleep(100);
  }
  throw new Error(`${events.billing.terminated} had no effect within 10 s`);
};

/** Every terminated app has a schedule for its purge, and no other app has one. */
const scheduleFaults = async (
  { system }: Stage,
  terminated: readonly Player[],
): Promise<string[]> => {
  const names: string[] = [];
  const group = { GroupName: output(system.outputs, "ScheduleGroup") };
  for await (const page of paginateListSchedules({ client: system.clients.scheduler }, group)) {
    names.push(...(page.Schedules ?? []).map(({ Name = "" }) => Name));
  }
  const wanted = terminated.map(({ appId }) => appId);
  const right =
    names.length === wanted.length && wanted.every((id) => names.some((name) => name.includes(id)));
  return right ? [] : [`The schedules are ${names.join(", ")}, for ${wanted.join(", ")}`];
};

/** After the purge nothing bears the app's id any more. */
const purged = async (stage: Stage, instant: number): Promise<Act> => {
  const act = await travel(stage, instant);
  stage.book.purge(cast.silent.appId);
  const { clients, stores } = stage.system;
  const left = traces(cast.silent.appId, await lookInside(clients, stores));
  const faults = [
    ...left.slice(0, 5).map((trace) => `Left after the purge: ${trace}`),
    ...(await scheduleFaults(stage, [])),
  ];
  return { ...act, faults };
};
