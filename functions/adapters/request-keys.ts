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

type DueRow = { readonly pk: string; readonly sk: string; readonly due: number };

/** Whose row of the index it is, which of the two that can be due, and since when it is. */
export const dueRow = ({ pk, sk, due }: DueRow) => {
  const parts = parted(pk);
  const task = { appId: parts.at(-1) ?? pk, requestId: sk };
  return { task, due, nearDeadline: parts.length > 1 };
};

/** The turns to carry out requests; whoever writes a whole row goes by its `revision`. */
export const turnsOfRequests = (client: DynamoDBClient, table: string): Turns<Named> =>
  dynamodbTurns(client, table, { keyOf: requestKey, version: "revision" });
