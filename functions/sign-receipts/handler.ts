import { KMSClient } from "@aws-sdk/client-kms";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbInDoubt } from "../adapters/dynamodb-audits.ts";
import { dynamodbDrafts } from "../adapters/dynamodb-drafts.ts";
import { dynamodbReceipts } from "../adapters/dynamodb-receipts.ts";
import { turnsOfChains } from "../adapters/dynamodb-turns.ts";
import { leftovers } from "../adapters/leftovers.ts";
import { receiptSigner } from "../adapters/receipt-signer.ts";
import { sqsQueue } from "../adapters/sqs-queue.ts";
import { countIncomplete } from "../middleware/metrics.ts";
import { worker } from "../middleware/queue.ts";
import { type SmallTable, smallTables } from "../policy/app-stores.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { hasArrived } from "../steps/turns/in-turn.ts";
import { ringingStandingIn } from "../wiring/apps.ts";
import { holdersIn, tableOf } from "../wiring/holders.ts";
import { type ReceiptTask, receiptTask, type Signing, signReceipts } from "./sign-receipts.ts";

/** What the notary works on. */
export const portsIn = (run: Run): Signing => {
  const client = dynamodbClient();
  const drafts = tableOf(run, "receipt-drafts");
  return {
    standingOf: ringingStandingIn(run, client),
    holders: holdersIn(run, client),
    leftovers: leftovers(client, new S3Client({}), {
      tables: Object.fromEntries(
        [...smallTables, "sharing" as const].map((table) => [table, tableOf(run, table)]),
      ) as Record<SmallTable, string>,
      bucket: run.setting(variables.bucket),
    }),
    drafts: dynamodbDrafts(client, drafts),
    inDoubt: dynamodbInDoubt(client, drafts),
    receipts: dynamodbReceipts(client, { receipts: tableOf(run, "receipts"), drafts }),
    signer: receiptSigner(new KMSClient({}), run.setting(variables.receiptKey)),
    region: run.setting(variables.region),
    queue: sqsQueue<ReceiptTask>(new SQSClient({}), run.setting(variables.receiptQueue)),
    now: run.now,
  };
};

/** The worker of the receipts' queue, which the sweep feeds. */
export const create = (run: Run) => {
  const ports = portsIn(run);
  const turns = turnsOfChains(dynamodbClient(), tableOf(run, "receipt-drafts"));
  return worker(receiptTask, async (task, patience, turned) => {
    if (!(await hasArrived({ turns, name: task.chain, now: run.now }, turned))) return;
    countIncomplete(await signReceipts(ports, task, patience));
  });
};

export const handler = lambda(create);
