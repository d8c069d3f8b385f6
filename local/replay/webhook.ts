import { createHash } from "node:crypto";
import type { Client } from "../client.ts";

/** An event as Tencent Cloud Chat posts it. */
export type Webhook = {
  readonly command: string;
  readonly clientIp: string;
  readonly body: Readonly<Record<string, unknown>>;
};

/** What Tencent knows of the app: its id, and the token that the owner set for signing. */
export type Subscription = { readonly appId: string; readonly token: string };

/** Hex SHA-256 of the token followed by the time in seconds. */
export const signature = (token: string, requestTime: string): string =>
  createHash("sha256").update(`${token}${requestTime}`).digest("hex");

/** Posts an event as Tencent does. Throws unless the answer is 200 and says OK. */
export const postWebhook = async (
  client: Client,
  { appId, token }: Subscription,
  { command, clientIp, body }: Webhook,
  now: number,
): Promise<void> => {
  const requestTime = String(Math.floor(now / 1000));
  const query = new URLSearchParams({
    SdkAppid: appId,
    CallbackCommand: command,
    contenttype: "json",
    ClientIP: clientIp,
    OptPlatform: "Web",
    Sign: signature(token, requestTime),
    RequestTime: requestTime,
  });
  const answer = (await client.call({
    method: "POST",
    path: `/v1/webhooks/tencent?${query}`,
    body: { CallbackCommand: command, ...body },
  })) as { readonly ErrorCode?: number };
  if (answer.ErrorCode !== 0) throw new Error(`${command}: ${JSON.stringify(answer)}`);
};
