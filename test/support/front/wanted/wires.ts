import type { Wants } from "./wanted.ts";

type Loose = Readonly<Record<string, unknown>>;
const parsed = (body: Buffer): Loose => JSON.parse(body.toString() || "{}");

const onQueue: Readonly<Record<string, string>> = {
  SendMessage: "SendMessage",
  SendMessageBatch: "SendMessage",
  ReceiveMessage: "ReceiveMessage",
  DeleteMessage: "DeleteMessage",
  DeleteMessageBatch: "DeleteMessage",
  ChangeMessageVisibility: "ChangeMessageVisibility",
  GetQueueAttributes: "GetQueueAttributes",
};

/** Who sends to an encrypted queue makes a key for the message, and opens it; who receives opens it. */
const throughKey: Readonly<Record<string, readonly string[]>> = {
  SendMessage: ["kms:GenerateDataKey", "kms:Decrypt"],
  ReceiveMessage: ["kms:Decrypt"],
};

export const sqsWants: Wants = (operation, { body }, { region, account, storeKey }) => {
  const action = onQueue[operation];
  if (action === undefined) return [];
  const name = String(parsed(body).QueueUrl).split("/").pop();
  const context = { "kms:viaservice": [`sqs.${region}.amazonaws.com`] };
  return [
    { action: `sqs:${action}`, resource: `arn:aws:sqs:${region}:${account}:${name}` },
    ...(throughKey[action] ?? []).map((use) => ({ action: use, resource: storeKey, context })),
  ];
};

/** A key is named by its id or its ARN; a ciphertext names the key that wrapped it, and ours wraps all there are. */
export const kmsWants: Wants = (operation, { body }, { region, account, storeKey }) => {
  const { KeyId, EncryptionContext = {}, SigningAlgorithm } = parsed(body);
  const named = `arn:aws:kms:${region}:${account}:key/${String(KeyId).split("/").pop()}`;
  const entries = Object.entries(EncryptionContext as Readonly<Record<string, string>>);
  const context = {
    ...Object.fromEntries(
      entries.map(([key, value]) => [`kms:encryptioncontext:${key.toLowerCase()}`, [value]]),
    ),
    ...(entries.length > 0 ? { "kms:encryptioncontextkeys": entries.map(([key]) => key) } : {}),
    ...(SigningAlgorithm ? { "kms:signingalgorithm": [String(SigningAlgorithm)] } : {}),
  };
  return [{ action: `kms:${operation}`, resource: KeyId ? named : storeKey, context }];
};

export const eventsWants: Wants = (operation, { body }, { region, account }) => {
  const { Entries = [] } = parsed(body);
  const names = (Entries as readonly Loose[]).map(({ EventBusName = "default" }) =>
    String(EventBusName).split("/").pop(),
  );
  return [...new Set(names)].map((name) => ({
    action: `events:${operation}`,
    resource: `arn:aws:events:${region}:${account}:event-bus/${name}`,
  }));
};

const onSchedule: Readonly<Record<string, string>> = {
  POST: "CreateSchedule",
  PUT: "UpdateSchedule",
  DELETE: "DeleteSchedule",
  GET: "GetSchedule",
};

/** Whoever sets a schedule lends it a role. */
export const schedulerWants: Wants = (operation, { path, body }, { region, account }) => {
  const url = new URL(path, "http://scheduler");
  const name = decodeURIComponent(url.pathname.split("/").pop() ?? "");
  const { GroupName, Target } = parsed(body);
  const group = GroupName ?? url.searchParams.get("groupName") ?? "default";
  const role = (Target as Loose | undefined)?.RoleArn;
  const context = { "iam:passedtoservice": ["scheduler.amazonaws.com"] };
  return [
    {
      action: `scheduler:${onSchedule[operation] ?? operation}`,
      resource: `arn:aws:scheduler:${region}:${account}:schedule/${group}/${name}`,
    },
    ...(role === undefined ? [] : [{ action: "iam:PassRole", resource: String(role), context }]),
  ];
};
