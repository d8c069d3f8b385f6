/** What to try once the system is up: addresses, a token, and three lines for a shell. */
import { scopes } from "../functions/policy/names.ts";
import { cast } from "./story/cast.ts";
import type { System } from "./system.ts";

const { appId, clientId, title, chose } = cast.month;

/** Where the API and the clock are, by addresses that every program finds. */
type Addresses = { readonly api: string; readonly clock: string };

export const tryIt = async (
  { issuer, aws }: Pick<System, "issuer" | "aws">,
  { api, clock }: Addresses,
): Promise<string> => {
  const app = `${api}/v1/apps/${appId}`;
  const token = await issuer.token(clientId, [scopes.app]);
  const { names, password } = issuer.people;
  const signIn = `CHAT_RETENTION_URL=${api} CHAT_RETENTION_ISSUER=${issuer.url}`;
  const as = (id: string, scope: string) =>
    `export ${signIn} CHAT_RETENTION_CLIENT_ID=${id} CHAT_RETENTION_CLIENT_SECRET=${issuer.secret(id)} CHAT_RETENTION_SCOPE=${scope}`;
  return `Console        ${api}/console
               sign in as ${names.join(" or ")}, password ${password}
API            ${api}
AWS endpoint   ${aws.endpoint}
Token issuer   ${issuer.url}

The clock is back at the present. A token of the app ${appId} ("${title}"), good for a day:

TOKEN=${token}

Store a message, read it, let ${chose.days + 1} days pass; then read again, and it is gone:

curl -s ${bearer} -H "content-type: application/json" -d "${messageAt(clock)}" ${app}/messages
curl -s ${bearer} ${app}/conversations/lobby/messages
curl -s -X POST "${clock}/pass?period=P${chose.days + 1}D"

The command line (docs/cli.md), in a folder that ran npm ci; as the operator, or as the app:

${as("operator", scopes.operator)}
npx chat-retention apps list
${as(clientId, scopes.app)} CHAT_RETENTION_APP=${appId}
npx chat-retention --help

Everything stays up until Ctrl-C.`;
};

const bearer = `-H "authorization: Bearer $TOKEN"`;

/** In double quotes of a shell, which puts the time in: it may have been let pass. */
const messageAt = (clock: string): string =>
  JSON.stringify({
    messages: [
      {
        ...{ conversationId: "lobby", messageId: "m-1", from: "ada" },
        ...{ sentAt: `$(curl -s ${clock}/now)`, text: "hello" },
      },
    ],
  }).replaceAll('"', '\\"');
