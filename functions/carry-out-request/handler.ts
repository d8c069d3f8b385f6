import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbInDoubt } from "../adapters/dynamodb-audits.ts";
import { dynamodbCalledOff, dynamodbLedger } from "../adapters/dynamodb-ledger.ts";
import { dynamodbRequests } from "../adapters/dynamodb-requests.ts";
import { turnsOfRequests } from "../adapters/request-keys.ts";
import { s3Media } from "../adapters/s3-media.ts";
import { s3SizesOf } from "../adapters/s3-sizes.ts";
import { sqsQueue } from "../adapters/sqs-queue.ts";
import { worker } from "../middleware/queue.ts";
import { variables } from "../policy/names.ts";
import type { Requests, Turn } from "../ports.ts";
import { lambda, type Run } from "../runtime.ts";
import { inTurn } from "../steps/turns/in-turn.ts";
import { ringingStandingIn } from "../wiring/apps.ts";
import { askingIn } from "../wiring/data-holders.ts";
import { holdersIn, tableOf } from "../wiring/holders.ts";
import { reportingIn } from "../wiring/requests.ts";
import { type CarryingOut, carryOutRequest } from "./carry-out-request.ts";
import { type CarryOutTask, requestTask } from "./task.ts";

/** What carrying out a request needs of AWS. */
export const portsIn = (run: Run): CarryingOut => {
  const client = dynamodbClient();
  const s3 = new S3Client({});
  const sqs = new SQSClient({});
  const bucket = run.setting(variables.bucket);
  return {
    ...reportingIn(run, client),
    ...askingIn(run, client),
    standingOf: ringingStandingIn(run, client),
    holders: holdersIn(run, client, s3Media(s3, bucket)),
    sizes: s3SizesOf(s3, bucket),
    inDoubt: dynamodbInDoubt(client, tableOf(run, "receipt-drafts")),
    ledger: dynamodbLedger(client, tableOf(run, "ledger")),
    requests: dynamodbRequests(client, {
      requests: tableOf(run, "requests"),
      drafts: tableOf(run, "receipt-drafts"),
      ledger: tableOf(run, "ledger"),
    }),
    calledOffAt: dynamodbCalledOff(client, tableOf(run, "ledger")),
    queue: sqsQueue<CarryOutTask>(sqs, run.setting(variables.requestsQueue)),
    bundles: sqsQueue(sqs, run.setting(variables.bundlesQueue)),
  };
};

/** Requests whose counts are those of one chain of messages. */
const countingInTurn = (requests: Requests, turn: Turn | undefined): Requests => ({
  ...requests,
  count: (task, store, erased, at) => requests.count({ ...task, turn }, store, erased, at),
});

/** The worker of the requests' queue. */
export const create = (run: Run) => {
  const ports = portsIn(run);
  const { now } = run;
  const turns = turnsOfRequests(dynamodbClient(), tableOf(run, "requests"));
  return worker(requestTask, (task, patience, turned) =>
    inTurn({ turns, name: task, now }, turned, (passing, turn) => {
      const queues = { queue: passing(ports.queue), bundles: passing(ports.bundles) };
      const requests = countingInTurn(ports.requests, turn);
      return carryOutRequest({ ...ports, ...queues, requests, turn }, task, now(), patience);
    }),
  );
};

export const handler = lambda(create);
