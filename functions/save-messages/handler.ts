import { dynamodbClient } from "../adapters/clients.ts";
import { checkClocks } from "../domain/clocks.ts";
import { batchSchema } from "../domain/message.ts";
import { Problem } from "../domain/problem.ts";
import { tenantRoute } from "../middleware/api.ts";
import { inUse } from "../middleware/tenant.ts";
import { lambda, type Run } from "../runtime.ts";
import { type SavedMessages, saveMessages } from "../steps/chat/save-messages.ts";
import { chatIn } from "../wiring/chat.ts";

const othersStored = "All others of the batch are stored";

/** Throws a "message-conflict" that names the messages which others have the ids and instants of. */
const reply = (saved: SavedMessages) => {
  if (saved.kind === "passed-on") {
    return { status: 202, body: { stored: 0, forwarded: saved.forwarded } };
  }
  const { kind, differing, ...counts } = saved;
  const errors = differing.map((index) => ({
    field: `messages.${index}`,
    problem: "differs from the message that has its id and instant",
  }));
  if (errors.length > 0) throw new Problem("message-conflict", othersStored, errors);
  return { status: 200, body: counts };
};

/** `POST /v1/apps/{appId}/messages`: 200 with counts, 202 when passed on (DA-5.opt-out). */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ports = chatIn(run, client);
  return tenantRoute(run, client, { body: batchSchema }, async ({ tenant, body, now }) => {
    inUse(tenant);
    const messages = body.messages.map((one) => ({ ...one, sentAt: Date.parse(one.sentAt) }));
    const said = messages.map(({ sentAt }, index) => [`messages.${index}.sentAt`, sentAt] as const);
    checkClocks("message", said, now);
    return reply(await saveMessages(ports, tenant, messages, now));
  });
};

export const handler = lambda(create);
