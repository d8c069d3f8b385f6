/** An app that opted out of storage sends everything that a client, a person and Tencent can send. */
import { type Client, path } from "../../local/client.ts";
import { postWebhook } from "../../local/replay/webhook.ts";
import { region, type System } from "../../local/system.ts";

export const optedOut = "canary";
export const uin = "100000000001";
const token = "a-webhook-token";

const registration = {
  appId: optedOut,
  uin,
  region,
  clientIds: [optedOut],
  consent: { version: "1", statedAt: "2026-01-01T00:00:00Z", reference: "terms" },
  minimumAges: { default: 13 },
};

const patch = async (client: Client, body: object): Promise<void> => {
  const at = path`/v1/apps/${optedOut}/configuration`;
  const { etag } = await client.send({ method: "GET", path: at });
  await client.call({ method: "PATCH", path: at, body, headers: { "if-match": etag ?? "" } });
};

/** Registers the app, opted out of both categories, with a callback. */
export const givenOptedOutApp = async (system: System): Promise<Client> => {
  const operator = system.api(await system.issuer.token("operator", ["chat-retention/operator"]));
  await operator.call({ method: "POST", path: "/v1/apps", body: registration });
  const client = system.api(await system.issuer.token(optedOut, ["chat-retention/app"]));
  await patch(client, {
    storage: { messages: { store: false }, userInformation: { store: false } },
    callback: { enabled: true, url: `${system.receiver.origin}/callback` },
    secrets: { webhookToken: token },
  });
  return client;
};

const message = (canary: string, messageId: string) => ({
  conversationId: `room ${canary}`,
  messageId,
  from: `user ${canary}`,
  sentAt: new Date().toISOString(),
  text: `text ${canary}`,
});

const groupMessage = (canary: string) => ({
  From_Account: `user-${canary}`,
  GroupId: `group-${canary}`,
  MsgSeq: 1,
  MsgTime: Math.floor(Date.now() / 1000),
  MsgBody: [{ MsgType: "TIMTextElem", MsgContent: { Text: `text ${canary}` } }],
});

const profileChange = (canary: string) => ({
  From_Account: `user-${canary}`,
  ProfileItem: [{ Tag: "Tag_Profile_IM_Nick", Value: `nick ${canary}` }],
});

const recall = (canary: string) => ({ GroupId: `group-${canary}`, MsgSeqList: [{ MsgSeq: 1 }] });

const byWebhook = async (client: Client, canary: string): Promise<void> => {
  const tencent = { appId: optedOut, token };
  const events = {
    "Group.CallbackAfterSendMsg": groupMessage(canary),
    "Profile.CallbackPortraitSet": profileChange(canary),
    "Group.CallbackAfterRecallMsg": recall(canary),
    "Group.CallbackAfterNewMemberJoin": { GroupId: `group-${canary}` },
  };
  for (const [command, body] of Object.entries(events)) {
    await postWebhook(client, tencent, { command, clientIp: "203.0.113.9", body }, Date.now());
  }
};

const byApi = async (client: Client, canary: string): Promise<void> => {
  const app = path`/v1/apps/${optedOut}`;
  const send = (method: "PUT" | "POST" | "GET" | "DELETE", at: string, body?: object) =>
    client.send({ method, path: `${app}${at}`, ...(body === undefined ? {} : { body }) });
  await send("POST", "/messages", { messages: [message(canary, "one"), message(canary, "two")] });
  await send("POST", "/messages", { messages: [{ ...message(canary, "three"), [canary]: 1 }] });
  await send("POST", "/messages", { messages: [{ ...message(canary, "four"), sensitive: true }] });
  await send("POST", "/media", { kind: "photo", contentType: `image/${canary}`, bytes: 10 });
  const user = path`/users/${`user ${canary}`}`;
  await send("PUT", user, { profile: { Tag_Profile_IM_Nick: `nick ${canary}` } });
  await send("PUT", user, { profile: { Tag_Profile_IM_Nick: `nick ${canary}` }, age: 3 });
  await send("GET", user);
  await send("DELETE", user);
  await send("GET", path`/conversations/${`room ${canary}`}/messages`);
  await send("DELETE", path`/conversations/${`room ${canary}`}/messages/${canary}`);
};

/** Sends the canary by every way in: what is refused, what is passed on, and what the callback does not take. */
export const sendEverything = async (client: Client, canary: string): Promise<void> => {
  await byApi(client, canary);
  await byWebhook(client, canary);
  await patch(client, { callback: { enabled: false } });
  await byApi(client, canary);
  await byWebhook(client, canary);
};
