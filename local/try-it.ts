/** What to try once the system is up: addresses, a token, and three lines for a shell. */
import { scopes } from "../functions/policy/names.ts";
import { cast } from "./story/cast.ts";
import { output, type System } from "./system.ts";

export const tryIt = async (
  { outputs, issuer, aws }: System,
  conversationId: string | undefined,
): Promise<string> => {
  const { appId, clientId, title } = cast.month;
  const token = await issuer.token(clientId, [scopes.app]);
  const api = output(outputs, "ApiUrl");
  const app = `${api}/v1/apps/${appId}`;
  const bearer = `-H "authorization: Bearer $TOKEN"`;
  const message = JSON.stringify({
    messages: [
      {
        conversationId: conversationId ?? "lobby",
        messageId: "m-1",
        from: "ada",
        sentAt: "$(date -u +%FT%TZ)",
        text: "hello",
      },
    ],
  });
  return [
    `API            ${api}`,
    `AWS endpoint   ${aws.endpoint}`,
    `Token issuer   ${issuer.url}`,
    "",
    `A token of the app ${appId} ("${title}"), good for a day:`,
    "",
    `TOKEN=${token}`,
    "",
    "Three things to try:",
    "",
    `curl -s ${api}/v1/policy`,
    `curl -s ${bearer} ${app}/configuration`,
    `curl -s ${bearer} -H "content-type: application/json" -d "${message.replaceAll('"', '\\"')}" ${app}/messages`,
    "",
  ].join("\n");
};
