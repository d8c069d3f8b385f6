import { randomUUID } from "node:crypto";
import { scopes } from "../../functions/policy/names.ts";
import { type Client, path } from "../client.ts";
import type { Hook } from "../replay/over-webhook.ts";
import type { Sender } from "../replay/sender.ts";
import { type Ledger, ledger } from "../report/ledger.ts";
import { region, type System } from "../system.ts";
import { type TimeMachine, timeMachine } from "../time/time-machine.ts";
import { type Player, players } from "./cast.ts";

/** Where the story is played: the system, its clock, the book of what must be, and the connections. */
export type Stage = {
  readonly system: System;
  readonly machine: TimeMachine;
  readonly book: Ledger;
  readonly operator: Client;
  readonly clientOf: (player: Player) => Client;
  readonly webhookToken: string;
};

export const stageOf = async (system: System): Promise<Stage> => {
  const { issuer } = system;
  const clients = new Map<string, Client>();
  for (const { appId, clientId } of players) {
    clients.set(appId, system.api(await issuer.token(clientId, [scopes.app])));
  }
  return {
    system,
    machine: timeMachine(system.clients),
    book: ledger(),
    operator: system.api(await issuer.token("operator", [scopes.operator])),
    clientOf: ({ appId }) => clients.get(appId) ?? system.api(),
    webhookToken: randomUUID(),
  };
};

export const senderOf = ({ machine, book, clientOf }: Stage, player: Player): Sender => ({
  client: clientOf(player),
  player,
  book,
  now: machine.now,
});

/** Tencent has no token of ours: it signs what it posts. */
export const hookOf = (stage: Stage, player: Player): Hook => ({
  ...senderOf(stage, player),
  client: stage.system.api(),
  token: stage.webhookToken,
  photoUrl: `${stage.system.receiver.origin}/photo.png`,
});

/** Registers the apps and sets what each of them chose. */
export const registerPlayers = async (stage: Stage): Promise<void> => {
  for (const player of players) {
    await stage.operator.call({ method: "POST", path: "/v1/apps", body: registrationOf(player) });
    const choice = choiceOf(stage, player);
    if (choice) await configure(stage.clientOf(player), player.appId, choice);
  }
};

const registrationOf = ({ appId, clientId }: Player) => ({
  appId,
  uin: `1000${appId}`,
  region,
  clientIds: [clientId],
  consent: { version: "1", statedAt: new Date().toISOString(), reference: "local-sample" },
  minimumAges: { default: 13, DE: 16 },
});

const choiceOf = ({ system, webhookToken }: Stage, { chose, feed }: Player): object | undefined => {
  if (feed === "webhook") return { secrets: { webhookToken } };
  if (chose === "nothing") return undefined;
  if (chose !== "not to store") return { storage: stored({ store: true, days: chose.days }) };
  return {
    storage: stored({ store: false }),
    callback: { enabled: true, url: `${system.receiver.origin}/callback` },
  };
};

const stored = (choice: object) => ({ messages: choice, userInformation: choice });

/** Changes some of an app's configuration, if nobody else did meanwhile. */
export const configure = async (client: Client, appId: string, patch: object): Promise<void> => {
  const place = path`/v1/apps/${appId}/configuration`;
  const { etag } = await client.send({ method: "GET", path: place });
  const headers = { "if-match": etag ?? "" };
  await client.call({ method: "PATCH", path: place, body: patch, headers });
};
