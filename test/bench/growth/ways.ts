/** What is measured: each operation in our way and in others, with what it must find. */
import { type Bed, indexedTable } from "./bed.ts";
import { sweepByIndex } from "./expiry-index.ts";
import { ourConversation, ourPerson, ourPurge, ourSweep } from "./ours.ts";
import {
  conversation,
  ended,
  now,
  overdue,
  person,
  talk,
  townOfPerson,
  townThatEnded,
} from "./planted.ts";
import { erasePersonByScan, purgeByScan, sweepByScan } from "./scan.ts";
import type { Stretch } from "./seed.ts";

const table = "messages";

export type Way = {
  readonly what: string;
  readonly way: string;
  readonly ours: boolean;
  readonly planted: readonly Stretch[];
  readonly finds: number;
  readonly table?: string;
  /** The largest table that it is run on; all by default. */
  readonly upTo?: number;
  readonly run: (bed: Bed) => Promise<number>;
};

const sweepOf = { what: "sweep, 1,000 overdue", planted: overdue, finds: 1_000 };
const personOf = {
  what: "a person's 300 of an app's 2,000",
  planted: townOfPerson,
  finds: 300,
};
const purgeOf = { what: "purge of an app of 2,000", planted: townThatEnded, finds: 2_000 };

export const ways: readonly Way[] = [
  { ...sweepOf, way: "ours", ours: true, run: ({ metered }) => ourSweep(metered, now) },
  {
    ...sweepOf,
    way: "index over expiry",
    ours: false,
    table: indexedTable,
    upTo: 100_000,
    run: ({ metered }) => sweepByIndex(metered, indexedTable, now),
  },
  {
    ...sweepOf,
    way: "Scan + filter",
    ours: false,
    run: ({ metered }) => sweepByScan(metered, table, now),
  },
  {
    what: "a conversation of 300",
    planted: talk,
    finds: 300,
    way: "ours",
    ours: true,
    run: ({ metered }) => ourConversation(metered, conversation),
  },
  { ...personOf, way: "ours", ours: true, run: ({ metered }) => ourPerson(metered, person) },
  {
    ...personOf,
    way: "Scan + filter",
    ours: false,
    run: ({ metered }) => erasePersonByScan(metered, table, person),
  },
  { ...purgeOf, way: "ours", ours: true, run: ({ metered }) => ourPurge(metered, ended, now) },
  {
    ...purgeOf,
    way: "Scan + filter",
    ours: false,
    run: ({ metered }) => purgeByScan(metered, table, ended),
  },
];

export const tableOf = (way: Way): string => way.table ?? table;
