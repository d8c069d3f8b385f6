/** An app that stores everything, and what it stores: a canary in every place where a person's words can stand. */
import { type Client, path } from "../../local/client.ts";
import { postWebhook } from "../../local/replay/webhook.ts";
import { region, type System } from "../../local/system.ts";

const keeper = "keeper";
const token = "token-of-the-keeper";
const app = path`/v1/apps/${keeper}`;

const registration = {
  appId: keeper,
  uin: "100000000002",
  region,
  clientIds: [keeper],
  consent: { version: "1", statedAt: "2026-01-01T00:00:00Z", reference: "terms" },
  minimumAges: { default: 13 },
};

const givenKeeper = async (system: System): Promise<Client> => {
  const operator = system.api(await system.issuer.token("operator", ["chat-retention/operator"]));
  await operator.call({ method: "POST", path: "/v1/apps", body: registration });
  const client = system.api(await system.issuer.token(keeper, ["chat-retention/app"]));
  const at = `${app}/configuration`;
  const { etag } = await client.send({ method: "GET", path: at });
  const headers = { "if-match": etag ?? "" };
  const body = { secrets: { webhookToken: token } };
  await client.call({ method: "PATCH", path: at, body, headers });
  return client;
};

type Upload = {
  readonly mediaId: string;
  readonly uploadUrl: string;
  readonly headers: Readonly<Record<string, string>>;
};

const upload = async (client: Client, photo: string): Promise<string> => {
  const wanted = { kind: "photo", contentType: "image/png", bytes: photo.length };
  const opened = await client.call({ method: "POST", path: `${app}/media`, body: wanted });
  const { mediaId, uploadUrl, headers } = opened as Upload;
  const { status } = await fetch(uploadUrl, { method: "PUT", headers, body: photo });
  if (status !== 200) throw new Error(`The upload was answered with ${status}`);
  return mediaId;
};

const conversation = (canary: string) => app + path`/conversations/${`room ${canary}`}/messages`;

/** Stores messages, a profile and a photo by every way in; answers what the app can read of it. */
export const storeEverything = async (
  system: System,
  { canary, photo }: { readonly canary: string; readonly photo: string },
): Promise<unknown> => {
  const client = await givenKeeper(system);
  const message = {
    ...{ conversationId: `room ${canary}`, from: `user ${canary}`, text: `text ${canary}` },
    sentAt: new Date().toISOString(),
  };
  const messages = [
    { ...message, messageId: `one ${canary}` },
    { ...message, messageId: `two ${canary}`, media: [await upload(client, photo)] },
  ];
  await client.call({ method: "POST", path: `${app}/messages`, body: { messages } });
  const profile = { Tag_Profile_IM_Nick: `nick ${canary}` };
  const user = `${app}${path`/users/${`user ${canary}`}`}`;
  await client.call({ method: "PUT", path: user, body: { profile } });
  const event = {
    From_Account: `user-${canary}`,
    GroupId: `group-${canary}`,
    MsgSeq: 1,
    MsgTime: Math.floor(Date.now() / 1000),
    MsgBody: [{ MsgType: "TIMTextElem", MsgContent: { Text: `text ${canary}` } }],
  };
  const command = "Group.CallbackAfterSendMsg";
  const posted = { command, clientIp: "203.0.113.9", body: event };
  await postWebhook(client, { appId: keeper, token }, posted, Date.now());
  return [
    await client.call({ method: "GET", path: conversation(canary) }),
    await client.call({ method: "GET", path: user }),
  ];
};
