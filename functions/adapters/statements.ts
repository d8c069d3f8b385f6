/**
 * Batches of conditional writes: PartiQL carries a condition per item at the requests of a plain batch,
 * and refuses each item on its own. What DynamoDB throttled is sent again; every other error is thrown.
 */
import {
  BatchExecuteStatementCommand,
  type BatchStatementRequest,
  type BatchStatementResponse,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";

const batchSize = 25;
const inFlight = 8;
const attempts = 8;

/** The item was not as the condition wanted it (already there, changed or gone). */
const unmet = new Set(["ConditionalCheckFailed", "DuplicateItem"]);
const passing = new Set([
  "ThrottlingError",
  "ProvisionedThroughputExceeded",
  "RequestLimitExceeded",
  "InternalServerError",
  "TransactionConflict",
]);

const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * 2 ** attempt));

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );

type Outcome = { readonly done: number; readonly unmet: number };

const code = (response: BatchStatementResponse | undefined) => response?.Error?.Code;

const sendBatch = async (
  client: DynamoDBClient,
  batch: readonly BatchStatementRequest[],
  attempt = 0,
): Promise<Outcome> => {
  const { Responses = [] } = await client.send(
    new BatchExecuteStatementCommand({ Statements: [...batch] }),
  );
  const again = batch.filter((_, index) => passing.has(code(Responses[index]) ?? ""));
  const refused = Responses.filter((response) => unmet.has(code(response) ?? "")).length;
  const broken = Responses.find(
    (one) => one.Error && !unmet.has(code(one) ?? "") && !passing.has(code(one) ?? ""),
  );
  if (broken) throw new Error(`DynamoDB refused a statement: ${code(broken)}`);
  const first = { done: batch.length - again.length - refused, unmet: refused };
  if (again.length === 0) return first;
  if (attempt >= attempts) throw new Error("DynamoDB keeps throttling");
  await pause(attempt);
  const rest = await sendBatch(client, again, attempt + 1);
  return { done: first.done + rest.done, unmet: first.unmet + rest.unmet };
};

/** Sends statements in batches, several at once; returns how many took effect and how many conditions were not met. */
export const sendStatements = async (
  client: DynamoDBClient,
  statements: readonly BatchStatementRequest[],
): Promise<Outcome> => {
  const total = { done: 0, unmet: 0 };
  for (const wave of chunks(chunks(statements, batchSize), inFlight)) {
    for (const { done, unmet } of await Promise.all(
      wave.map((batch) => sendBatch(client, batch)),
    )) {
      total.done += done;
      total.unmet += unmet;
    }
  }
  return total;
};
