import { randomUUID } from "node:crypto";
import { type DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { ttlOf } from "../domain/keeping.ts";
import { joined } from "../domain/partition.ts";
import { passedOver } from "../domain/passed-over.ts";
import {
  chainIn,
  firstOf,
  firstStep,
  leasedUntil,
  sentAgainUntil,
  turnAfter,
} from "../domain/turn.ts";
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

type Values = Readonly<Record<string, unknown>>;

/** Sets the turn, of a row that is there or, with `apart`, need not be. */
const setting = (apart: boolean, to: Turn, now: number, taken: string | undefined) => {
  const sets = ["turn = :to", "leased = :until", ...(apart ? ["expiresAt = :end"] : [])].join(", ");
  const isTaken = taken !== undefined;
  return {
    expression: `SET ${sets}${isTaken ? ", taken = :by" : " REMOVE taken"}`,
    values: {
      ":to": to,
      ":until": leasedUntil(now),
      ...(apart ? { ":end": ttlOf(leasedUntil(now)) } : {}),
      ...(isTaken ? { ":by": taken } : {}),
    },
  };
};

/** The same message once more, or a later one of the chain. */
const isNext =
  "begins_with(turn, :chain) AND (turn < :to OR (turn = :to AND (attribute_not_exists(taken) OR taken = :by)))";
const isMine = "turn = :mine";

type Given = { readonly to: Turn; readonly now: number; readonly taken?: string };

/** The writes of turns, each under a condition; undefined if that was not met. */
const writing = <Name>(
  client: DynamoDBClient,
  TableName: string,
  { keyOf, version, apart = false }: Rows<Name>,
) => {
  const raised = version === undefined ? "" : ` ADD ${version} :one`;
  const one = version === undefined ? {} : { ":one": 1 };
  const commandOf = (name: Name, expression: string, condition: string, values: Values) =>
    new UpdateItemCommand({
      TableName,
      Key: keyOf(name),
      UpdateExpression: expression + raised,
      ExpressionAttributeValues: toItem({ ...values, ...one }),
      ...(condition === "" ? {} : { ConditionExpression: condition }),
      ReturnValues: "ALL_NEW",
    });
  const update = async (name: Name, expression: string, condition: string, values: Values) => {
    const write = client.send(commandOf(name, expression, condition, values));
    return (await accepted(write)) ? (await write).Attributes?.turn?.S : undefined;
  };
  const give = (name: Name, { to, now, taken }: Given, condition: string, more: Values = {}) => {
    const { expression, values } = setting(apart, to, now, taken);
    return update(name, expression, condition, { ...values, ...more });
  };
  return { update, give };
};

/** The turns in a table's rows: `turn` is who has it, `leased` until when (epoch ms), `taken` which message has come. */
export const dynamodbTurns = <Name>(
  client: DynamoDBClient,
  table: string,
  rows: Rows<Name>,
): Turns<Name> => {
  const { update, give } = writing(client, table, rows);
  const there = rows.apart === true ? [] : ["attribute_exists(pk)"];
  // One whose answer was lost is sent once more by the SDK: then the turn that it gives is there already.
  const isFree = "(attribute_not_exists(leased) OR leased <= :now OR turn = :to)";
  const free = [...there, isFree].join(" AND ");
  /** A chain whose first message has not arrived, with a lease that begins again. */
  const again = (name: Name, now: number, before: number): Promise<Turn | undefined> => {
    const waiting = "attribute_not_exists(taken) AND contains(turn, :first) AND leased <= :before";
    const values = { ":until": leasedUntil(now), ":first": firstStep, ":before": before };
    return update(name, "SET leased = :until", waiting, values);
  };
  return {
    lease: async (name, now, sendAgain = false) => {
      const begun = await give(name, { to: firstOf(randomUUID()), now }, free, { ":now": now });
      return begun ?? again(name, now, sendAgain ? leasedUntil(now) : sentAgainUntil(now));
    },
    take: (name, { turn, message = "" }, now) => {
      const given = { to: turn ?? firstOf(randomUUID()), now, taken: message };
      if (turn === undefined) return give(name, given, there.join(""));
      return give(name, given, isNext, { ":chain": chainIn(turn) });
    },
    pass: async (name, turn, now) => {
      // Refused if the next message has arrived, and has taken it.
      passedOver(await give(name, { to: turnAfter(turn), now }, isMine, { ":mine": turn }));
    },
    end: async (name, turn) => {
      // Refused if another chain has the turn: then that one goes on.
      passedOver(await update(name, "REMOVE turn, leased, taken", isMine, { ":mine": turn }));
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
