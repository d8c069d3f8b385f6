/** The whole system on this machine: an AWS, an issuer of tokens, a customer's server, and the stack deployed. */
import { apiClient, type Client, type Hear } from "./client.ts";
import { deploy, type Outputs } from "./deploy/deploy.ts";
import { consoleClient } from "./issuer/clients.ts";
import { type Issuer, startIssuer } from "./issuer/start-issuer.ts";
import { type MiniStack, startMiniStack } from "./ministack/start-ministack.ts";
import { step } from "./progress.ts";
import { type Receiver, startReceiver } from "./receiver.ts";
import type { Stores } from "./report/rows.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { type AwsClients, awsClients } from "./time/clients.ts";

/** MiniStack's one account, and the region that the local stack stands in. */
export const account = "000000000000";
export const region = "eu-central-1";

export type System = {
  readonly aws: MiniStack;
  readonly issuer: Issuer;
  readonly receiver: Receiver;
  readonly outputs: Outputs;
  readonly clients: AwsClients;
  readonly stores: Stores;
  /** The API under an address that every program can resolve. */
  readonly apiUrl: string;
  api(token?: string): Client;
  /** Stops everything; `inspect` may look at what the AWS held, if it was told to persist it. */
  stop(inspect?: (folder: string) => Promise<void>): Promise<void>;
};

export type SystemOptions = {
  readonly port?: number;
  /** Write all that the AWS holds to its folder when it stops. */
  readonly persist?: boolean;
  /** How many times sooner what queues hold back comes than on AWS; once unless named. */
  readonly haste?: number;
  readonly signal?: AbortSignal;
  /** Hears every call of the API's clients. */
  readonly hear?: Hear;
};

type Parts = Pick<System, "aws" | "issuer" | "receiver">;

export const bringUp = async (options: SystemOptions = {}): Promise<System> => {
  const [aws, issuer, receiver] = await startParts(options);
  const parts = { aws, issuer, receiver };
  try {
    const outputs = await step("cdk bootstrap and cdk deploy", () => deployTo(parts, options));
    parts.issuer.admitConsole(output(outputs, "ConsoleUrl"));
    return systemOf(parts, outputs, options);
  } catch (error) {
    await stopParts(parts);
    throw error;
  }
};

const startParts = async (options: SystemOptions) => {
  const aws = await step("An AWS on this machine (MiniStack)", () => startMiniStack(options));
  return [aws, await startIssuer(), await startReceiver()] as const;
};

const deployTo = async ({ aws, issuer, receiver }: Parts, { signal }: SystemOptions) => {
  const folder = temporaryFolder("cdk");
  const place = { endpoint: aws.endpoint, account, region, folder: folder.path };
  try {
    return await deploy(signal ? { ...place, signal } : place, {
      issuer: issuer.url,
      audience: issuer.audience,
      consoleClient,
      trustedOrigins: receiver.origin,
      removal: "destroy",
      tellAgain: "no", // MiniStack knows no alarm on alarms
    });
  } finally {
    folder.remove();
  }
};

const systemOf = (parts: Parts, outputs: Outputs, { hear }: SystemOptions): System => {
  const { endpoint } = parts.aws;
  const apiUrl = `${endpoint}/_aws/execute-api/${output(outputs, "ApiId")}/$default`;
  const clients = awsClients(endpoint, region);
  return {
    ...parts,
    outputs,
    clients,
    apiUrl,
    stores: {
      table: (table) => output(outputs, `Table${pascal(table)}`),
      bucket: output(outputs, "MediaBucket"),
    },
    api: (token) => apiClient(apiUrl, token, hear),
    stop: async (inspect) => {
      for (const client of Object.values(clients)) client.destroy();
      await stopParts(parts, inspect);
    },
  };
};

/** `log-data` → `LogData`, as the stack names its outputs. */
const pascal = (name: string): string =>
  name.replace(/(^|-)(\w)/g, (_, _dash, first: string) => first.toUpperCase());

export const output = (outputs: Outputs, name: string): string => {
  const value = outputs[name];
  if (value === undefined) throw new Error(`The stack has no output ${name}`);
  return value;
};

const stopParts = async (
  { aws, issuer, receiver }: Parts,
  inspect?: (folder: string) => Promise<void>,
): Promise<void> => {
  await Promise.all([aws.stop(inspect), issuer.stop(), receiver.stop()]);
};
