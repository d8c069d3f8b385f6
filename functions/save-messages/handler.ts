import type * as z from "zod/mini";
import { dynamodbClient } from "../adapters/clients.ts";
import { checkClocks, type Said } from "../domain/clocks.ts";
import { batchSchema, type Message, type messageSchema } from "../domain/message.ts";
import { Problem } from "../domain/problem.ts";
import { tenantRoute } from "../middleware/api.ts";
import { inUse } from "../middleware/tenant.ts";
import { lambda, type Run } from "../runtime.ts";
import { type SavedMessages, saveMessages } from "../steps/chat/save-messages.ts";
import { uploadsIn } from "../wiring/budgets.ts";
import { chatIn } from "../wiring/chat.ts";

const othersStored = "All others of the batch are stored";

/** Throws a "message-conflict" that names the messages which others have the ids and instants of. */
const reply = (saved: SavedMessages) => {
  if (saved.kind === "passed-on") {
    return { status: 202, body: { stored: 0, forwarded: saved.forwarded } };
  }
  const { kind, differing, ...counts } = saved;
  const errors = differing.map(({ index, problem }) => ({ field: `messages.${index}`, problem }));
  if (errors.length > 0) throw new Problem("message-conflict", othersStored, errors);
  return { status: 200, body: counts };
};

type Sent = z.infer<typeof messageSchema>;

const dated = ({ sentAt, editedAt, ...one }: Sent): Message => ({
  ...one,
  sentAt: Date.parse(sentAt),
  ...(editedAt === undefined ? {} : { editedAt: Date.parse(editedAt) }),
});

/** What messages say of an instant, each by its place in the batch. */
const saidIn = (messages: readonly Message[], field: "sentAt" | "editedAt"): Said =>
  messages.flatMap(({ [field]: at }, index) =>
    at === undefined ? [] : [[`messages.${index}.${field}`, at] as const],
  );

/** `POST /v1/apps/{appId}/messages`: 200 with counts, 202 when passed on (DA-5.opt-out). */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ports = chatIn(run, client, uploadsIn(run, client));
  return tenantRoute(run, client, { body: batchSchema }, async ({ tenant, body, now }) => {
    inUse(tenant);
    const messages = body.messages.map(dated);
    checkClocks("message", saidIn(messages, "sentAt"), now);
    checkClocks("edit", saidIn(messages, "editedAt"), now);
    return reply(await saveMessages(ports, tenant, messages, now));
  });
};

export const handler = lambda(create);
