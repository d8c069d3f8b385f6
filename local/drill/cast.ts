/** The apps and people of the drill: one app that stays, one that is purged, and what each of them said. */
import { scopes } from "../../functions/policy/names.ts";
import { type Client, path } from "../client.ts";
import { configure } from "../story/stage.ts";
import { region, type System } from "../system.ts";

export type Actor = { readonly appId: string; readonly client: Client };
export type Cast = { readonly operator: Client; readonly stays: Actor; readonly goes: Actor };

const actor = async (system: System, operator: Client, appId: string): Promise<Actor> => {
  const clientId = `client-of-${appId}`;
  const client = system.api(await system.issuer.token(clientId, [scopes.app]));
  await operator.call({
    method: "POST",
    path: "/v1/apps",
    body: {
      ...{ appId, uin: `uin-of-${appId}`, region, clientIds: [clientId] },
      consent: { version: "1", statedAt: new Date().toISOString(), reference: "drill" },
      minimumAges: { default: 13 },
    },
  });
  const choice = { store: true, days: 365 };
  await configure(client, appId, { storage: { messages: choice, userInformation: choice } });
  return { appId, client };
};

export const givenCast = async (system: System, suffix: string): Promise<Cast> => {
  const operator = system.api(await system.issuer.token("operator", [scopes.operator]));
  const [stays, goes] = await Promise.all([
    actor(system, operator, `stays-${suffix}`),
    actor(system, operator, `goes-${suffix}`),
  ]);
  return { operator, stays, goes };
};

export const say = ({ appId, client }: Actor, messageId: string, text: string, now: number) =>
  client.call({
    method: "POST",
    path: path`/v1/apps/${appId}/messages`,
    body: {
      messages: [
        {
          ...{ conversationId: "room", messageId, from: "alice", text },
          sentAt: new Date(now).toISOString(),
        },
      ],
    },
  });

const person = ({ appId }: Actor, userId: string) => path`/v1/apps/${appId}/users/${userId}`;

export const introduce = (of: Actor, userId: string, nick: string) =>
  of.client.call({
    method: "PUT",
    path: person(of, userId),
    body: { profile: { Tag_Profile_IM_Nick: nick }, age: 30, jurisdiction: "DE" },
  });

export const erasePerson = (of: Actor, userId: string) =>
  of.client.call({ method: "DELETE", path: person(of, userId) });

export const recall = (of: Actor, messageId: string) =>
  of.client.call({
    method: "DELETE",
    path: path`/v1/apps/${of.appId}/conversations/room/messages/${messageId}`,
  });

/** The status of an answer: 200, or why not. */
export const statusOf = async ({ client }: Actor, place: string): Promise<number> =>
  (await client.send({ method: "GET", path: place })).status;

export const placesOf = (of: Actor) => ({
  app: path`/v1/apps/${of.appId}`,
  room: path`/v1/apps/${of.appId}/conversations/room/messages`,
  person: (userId: string) => person(of, userId),
});
