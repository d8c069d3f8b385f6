import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { dynamodbTickets } from "../adapters/dynamodb-tickets.ts";
import { erasedUntil } from "../adapters/erased-until.ts";
import { outbound } from "../adapters/outbound.ts";
import { s3Look } from "../adapters/s3-read.ts";
import { originsOf } from "../domain/destination.ts";
import { variables } from "../policy/names.ts";
import type { Uploads } from "../ports.ts";
import type { Run } from "../runtime.ts";
import type { SavingMessages } from "../steps/chat/save-messages.ts";
import { holderIn, tableOf } from "./holders.ts";
import { keysIn } from "./keys.ts";

/** For messages that claim no uploads: those of a webhook name their media by URL. */
export const noUploads: Pick<Uploads, "close"> = {
  close: () => Promise.reject(new Error("Such messages claim no uploads")),
};

/** What saving messages needs of AWS. */
export const chatIn = (
  run: Run,
  client: DynamoDBClient,
  uploads: Pick<Uploads, "close">,
): SavingMessages => ({
  uploads,
  holder: holderIn(run, client, "messages"),
  keys: keysIn(run, client),
  tickets: dynamodbTickets(client, tableOf(run, "messages")),
  look: s3Look(new S3Client({}), run.setting(variables.bucket)),
  erasedUntil: erasedUntil(client, tableOf(run, "ledger")),
  outbound: outbound(originsOf(run.setting(variables.trustedOrigins))),
});
