import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { joined, parted } from "../domain/partition.ts";
import type { Turns } from "../ports.ts";
import { dynamodbTurns } from "./dynamodb-turns.ts";

type Named = { readonly appId: string; readonly requestId: string };

const key = (pk: string, sk: string) => ({ pk: { S: pk }, sk: { S: sk } });

export const requestKey = ({ appId, requestId }: Named) => key(appId, requestId);

/** Apart from the app's own partition, so that its list of requests is nothing else. */
export const warningKey = ({ appId, requestId }: Named) => key(joined("warn", appId), requestId);

/** By it a request is found by its id alone. */
export const idKey = ({ appId, requestId }: Named) => key(joined("id", requestId), appId);

/** Whose row of the index it is, and which of the two that can be due. */
export const dueRow = ({ pk, sk }: { readonly pk: string; readonly sk: string }) => {
  const parts = parted(pk);
  return { task: { appId: parts.at(-1) ?? pk, requestId: sk }, nearDeadline: parts.length > 1 };
};

/** The turns to carry out requests; whoever writes a whole row goes by its `revision`. */
export const turnsOfRequests = (client: DynamoDBClient, table: string): Turns<Named> =>
  dynamodbTurns(client, table, { keyOf: requestKey, version: "revision" });
