/**
 * Two writers that have read the same rows and write one after the other: the second is refused, or what it writes is what
 * it would have written had it read what the first has left. For each pair of writes of each table of state rows.
 */
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { beforeAll, expect, it } from "vitest";
import { dynamodbClient } from "../../../functions/adapters/clients.ts";
import { ledgerName } from "../../../functions/adapters/dynamodb-ledger.ts";
import { rowsUnder as rowsIn } from "../../../functions/adapters/rows-under.ts";
import { joined } from "../../../functions/domain/partition.ts";
import { sweepChain } from "../../../functions/domain/sweep-chain.ts";
import { register } from "../../support/rows/given.ts";
import { type Kinds, type StateTable, stateTables, type Write } from "../../support/rows/kinds.ts";
import { type Ports, portsIn } from "../../support/rows/ports.ts";
import { writesIn } from "../../support/rows/writes.ts";
import { someOf } from "../../support/some-of.ts";
import { world } from "../../support/world.ts";

let ports: Ports;
let kinds: Kinds;
beforeAll(async () => {
  ports = portsIn(await world(), dynamodbClient());
  kinds = writesIn(ports);
});

const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Where an app's rows lie. */
const placesOf = (app: string): readonly (readonly [StateTable, string])[] => [
  ...(Object.keys(kinds) as StateTable[]).map((table) => [table, app] as const),
  ["requests", joined("warn", app)],
  ["ledger", ledgerName(app)],
  ["receipt-drafts", joined("turn", app)],
  ["receipt-drafts", sweepChain],
];

const rowsUnder = async ([table, pk]: readonly [StateTable, string]) =>
  (await rowsIn(ports.client, ports.tables[table], pk)).map((item) => unmarshall(item));

/** All rows of an app as text, but for its name and the ids of chains. */
const rowsOf = async (app: string): Promise<string> => {
  const text = JSON.stringify(await Promise.all(placesOf(app).map(rowsUnder)));
  const plain = text.replaceAll(ledgerName(app), "ledger").replaceAll(app, "app");
  return plain.replace(uuid, "chain").replace(/"dueShard":"[^"]*"/g, "");
};

type Case = { readonly table: StateTable; readonly status: "active" | "purging" };
const cases: readonly Case[] = [
  { table: "apps", status: "purging" },
  ...stateTables.map((table) => ({ table, status: "active" }) as const),
];

/** What is there before the two, so that most writes have something to do. */
const before: Partial<Readonly<Record<StateTable, readonly string[]>>> = {
  ...{ apps: ["lease"], configuration: ["lease"], holds: ["lease"], sharing: ["putOf"] },
  ...{ requests: ["add", "lease"], erasures: ["ask", "openTally", "lease"] },
  ...{ "data-holders": ["ask"], "receipt-drafts": ["note", "lease"] },
};

let apps = 0;

const writesOf = (table: StateTable) => kinds[table] as Readonly<Record<string, Write>>;

const write = async (table: StateTable, name: string, app: string, n: number) =>
  (await writesOf(table)[name]?.(app, n))?.();

const given = async ({ table, status }: Case): Promise<string> => {
  const app = `two${apps++}writers`;
  await register(ports, app, status);
  for (const name of before[table] ?? []) await write(table, name, app, 3);
  return app;
};

/** What one write leaves, and then another that has read what was there before or after it. */
const outcomes = async (one: Case, first: string, second: string) => {
  const { table } = one;
  const [stale, fresh] = await Promise.all([given(one), given(one)]);
  const own = writesOf(table);
  const [a, b] = [await own[first]?.(stale, 1), await own[second]?.(stale, 2)];
  await a?.();
  const after = await rowsOf(stale);
  const answer = await b?.();
  await write(table, first, fresh, 1);
  await write(table, second, fresh, 2);
  return { after, answer, stale: await rowsOf(stale), fresh: await rowsOf(fresh) };
};

type Outcome = Awaited<ReturnType<typeof outcomes>>;

const isRefused = ({ answer, stale, after }: Outcome) =>
  stale === after && (answer === false || answer === undefined);

it.each(cases)(
  "invariant 8: of two writers of $table ($status) none loses what the other wrote",
  async (one) => {
    const names = Object.keys(writesOf(one.table));
    const all = names.flatMap((first) => names.map((second) => [first, second] as const));
    const pairs = someOf(all, 3);
    const lost: string[] = [];
    const refused: string[] = [];
    for (const [first, second] of pairs) {
      const outcome = await outcomes(one, first, second);
      if (isRefused(outcome)) refused.push(`${second} after ${first}`);
      else if (outcome.stale !== outcome.fresh) lost.push(`${second} after ${first}`);
    }
    expect(lost).toEqual([]);
    expect(lost.length + refused.length).toBeLessThan(pairs.length);
  },
  300_000,
);

it("DA-5.opt-out: settings to which anything was written are not called settled by whoever had read them before", async () => {
  const settings = { table: "configuration", status: "active" } as const;
  for (const first of ["unsettled", "change", "forgetKeys"]) {
    const outcome = await outcomes(settings, first, "settled");
    expect([first, isRefused(outcome)]).toEqual([first, true]);
  }
});
