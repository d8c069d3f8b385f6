import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { hasTraces, type Rows, tenantIn } from "../domain/registered.ts";
import type { Standing } from "../domain/standing.ts";
import type { StandingOf } from "../ports.ts";
import { purgedAt } from "./dynamodb-ledger.ts";
import { registryRows, type TenantTables } from "./registry-rows.ts";

/** What the rows and the ledger say together; undefined if some of the rows are there and some are not to be used. */
const standingFrom = async (
  rows: Rows,
  purged: () => Promise<number | undefined>,
): Promise<Standing | undefined> => {
  const tenant = tenantIn(rows);
  if (tenant !== undefined) return { kind: "known", tenant };
  if (hasTraces(rows)) return undefined;
  const at = await purged();
  return at === undefined ? { kind: "unknown", traces: false } : { kind: "purged", at };
};

/**
 * What is known of an app by whoever deletes. A purge takes an app's three rows out together, and a change notes itself
 * elsewhere with what it changes: so one whose rows do not agree was damaged, unless it was read in that very moment, and
 * then the next reading says so.
 */
export const dynamodbStanding =
  (client: DynamoDBClient, tables: TenantTables & { readonly ledger: string }): StandingOf =>
  async (appId) => {
    const look = async () =>
      standingFrom(await registryRows(client, tables, appId), () =>
        purgedAt(client, tables.ledger, appId),
      );
    return (await look()) ?? (await look()) ?? { kind: "unknown", traces: true };
  };
