import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import { SQSClient } from "@aws-sdk/client-sqs";
import { dynamodbRequests } from "../adapters/dynamodb-requests.ts";
import { kmsSigner } from "../adapters/kms-signer.ts";
import { sqsQueue } from "../adapters/sqs-queue.ts";
import { variables } from "../policy/names.ts";
import type { Requests, Signer } from "../ports.ts";
import type { Run } from "../runtime.ts";
import type { Accepting } from "../steps/requests/accept.ts";
import type { Reporting } from "../steps/requests/report.ts";
import { tableOf } from "./holders.ts";
import { keysIn } from "./keys.ts";

export const requestsIn = (run: Run, client: DynamoDBClient): Requests =>
  dynamodbRequests(client, { requests: tableOf(run, "requests") });

/** What taking a request needs of AWS. */
export const acceptingIn = (run: Run, client: DynamoDBClient): Omit<Accepting, "joined"> => ({
  keys: keysIn(run, client),
  requests: requestsIn(run, client),
  queue: sqsQueue(new SQSClient({}), run.setting(variables.requestsQueue)),
});

/** What reporting a change of a request needs of AWS. */
export const reportingIn = (run: Run, client: DynamoDBClient): Reporting => ({
  requests: requestsIn(run, client),
  callbacks: sqsQueue(new SQSClient({}), run.setting(variables.callbacksQueue)),
});

/** The same for whoever may call a request off. */
export const endingIn = (run: Run, client: DynamoDBClient): Reporting => ({
  ...reportingIn(run, client),
  requests: dynamodbRequests(client, {
    requests: tableOf(run, "requests"),
    ledger: tableOf(run, "ledger"),
  }),
});

/** The key that signs what we say about requests, and the domain that says it. */
export type Voice = { readonly signer: Signer; readonly domain: string };

export const voiceIn = (run: Run): Voice => ({
  signer: kmsSigner(new KMSClient({}), run.setting(variables.dsrKey)),
  domain: run.setting(variables.dsrDomain),
});
