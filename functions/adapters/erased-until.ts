import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { LedgerEntry } from "../domain/ledger/entry.ts";
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { ErasedUntil } from "../ports.ts";
import { ledgerName } from "./dynamodb-ledger.ts";
import { fromItem, toItem } from "./items.ts";
import { readAll } from "./read-all.ts";

const isRecent = ({ at, noted = at }: LedgerEntry, now: number): boolean =>
  now < noted + milliseconds(operational.ledger);

/** What the ledger says of late writes. */
export const erasedUntil =
  (client: DynamoDBClient, table: string): ErasedUntil =>
  async (appId, names, now) => {
    const pk = ledgerName(appId);
    const keys = names.map((sk) => toItem({ pk, sk }));
    const found = (await readAll(client, table, keys)).map(
      fromItem<LedgerEntry & { readonly sk: string }>,
    );
    return new Map(found.filter((one) => isRecent(one, now)).map(({ sk, at }) => [sk, at]));
  };
