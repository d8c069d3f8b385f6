import { randomUUID } from "node:crypto";
import {
  type DynamoDBClient,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from "@aws-sdk/client-dynamodb";
import { ttlOf } from "../domain/keeping.ts";
import { joined } from "../domain/partition.ts";
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { Turn, Turns } from "../ports.ts";
import { accepted } from "./accepted.ts";
import { type Item, rowKey, toItem } from "./items.ts";

/**
 * Where the turns of a table lie: in the rows that are worked on, under `version`, if that is what whoever writes whole rows
 * goes by; or, with `apart`, in rows of their own, which need not be there and end by themselves.
 */
type Rows<Name> = {
  readonly keyOf: (name: Name) => Item;
  readonly version?: string;
  readonly apart?: boolean;
};

const until = (now: number): number => now + milliseconds(operational.lease);

/** The turns in a table's rows: `turn` is who has it, `leased` until when (epoch ms). */
export const dynamodbTurns = <Name>(
  client: DynamoDBClient,
  TableName: string,
  { keyOf, version, apart = false }: Rows<Name>,
): Turns<Name> => {
  const raised = version === undefined ? "" : ` ADD ${version} :one`;
  const one = version === undefined ? {} : { ":one": 1 };
  const there = apart ? "" : "attribute_exists(pk) AND ";
  const update = (
    name: Name,
    expression: string,
    condition: string,
    values: Readonly<Record<string, unknown>>,
  ): Promise<boolean> => {
    const input: UpdateItemCommandInput = {
      TableName,
      Key: keyOf(name),
      UpdateExpression: expression + raised,
      ExpressionAttributeValues: toItem({ ...values, ...one }),
      ...(condition === "" ? {} : { ConditionExpression: condition }),
    };
    return accepted(client.send(new UpdateItemCommand(input)));
  };
  const give = async (
    name: Name,
    to: Turn,
    now: number,
    condition: string,
    values: Readonly<Record<string, unknown>> = {},
  ): Promise<Turn | undefined> => {
    const ends = apart ? { ":end": ttlOf(until(now)) } : {};
    const expression = `SET turn = :to, leased = :until${apart ? ", expiresAt = :end" : ""}`;
    const given = { ...values, ...ends, ":to": to, ":until": until(now) };
    return (await update(name, expression, condition, given)) ? to : undefined;
  };
  const isMine = "turn = :mine";
  return {
    lease: (name, now) =>
      give(name, randomUUID(), now, `${there}(attribute_not_exists(leased) OR leased <= :now)`, {
        ":now": now,
      }),
    take: (name, given, now) =>
      given === undefined
        ? give(name, randomUUID(), now, apart ? "" : "attribute_exists(pk)")
        : give(name, given, now, isMine, { ":mine": given }),
    pass: (name, turn, now) => give(name, randomUUID(), now, isMine, { ":mine": turn }),
    end: async (name, turn) => {
      // Refused if another chain has the turn: then that one goes on.
      await update(name, "REMOVE turn, leased", isMine, { ":mine": turn });
    },
  };
};

/** The turns in a table with a row per app. */
export const turnsOfApps = (
  client: DynamoDBClient,
  table: string,
  version?: string,
): Turns<string> =>
  dynamodbTurns(client, table, { keyOf: rowKey, ...(version === undefined ? {} : { version }) });

/** The turns of the notary, chain by chain of receipts. */
export const turnsOfChains = (client: DynamoDBClient, drafts: string): Turns<string> =>
  dynamodbTurns(client, drafts, {
    keyOf: (chain) => toItem({ pk: joined("turn", chain), sk: "-" }),
    apart: true,
  });
