import type { Attempt, Outcome } from "../emptying/attempt.ts";
import { conversations, type Layout, oneKey } from "../emptying/layouts.ts";
import type { WayName } from "../emptying/ways.ts";
import type { Options } from "../report.ts";

/** A row of the table: a way on a layout, and what its rounds gave. */
export type Line = Attempt & { readonly outcomes: readonly Outcome[] };

const inDays: readonly Layout[] = [conversations(500), conversations(20)];

/** The ceiling comes first: the others are held against it. */
const layoutsOf: Readonly<Record<WayName, readonly Layout[]>> = {
  ceiling: [...inDays, oneKey],
  ours: inDays,
  "SDK, one by one": [oneKey],
  electrodb: [oneKey],
  "electrodb, resending": [],
  "dynamodb-toolbox": [oneKey],
  dynamoose: [oneKey],
};

const ways = Object.keys(layoutsOf) as WayName[];
const hoarders: readonly WayName[] = ["electrodb", "dynamodb-toolbox", "dynamoose"];

const attempts = (records: number, among = ways): Attempt[] =>
  among.flatMap((way) => layoutsOf[way].map((layout) => ({ way, layout, records })));

const watched = (records: number, among: readonly WayName[]): Attempt[] =>
  attempts(records, [...among]).map((one) => ({ ...one, watchesHeap: true }));

/** What is timed, how often, and what is watched for its heap: a peer at a million would take an hour. */
export const planOf = ({ quick }: Options) =>
  quick
    ? { rounds: 1, timed: attempts(2_000), watched: watched(2_000, ["ours", ...hoarders]) }
    : {
        rounds: 3,
        timed: [...attempts(10_000), ...attempts(100_000, ["ceiling", "ours"])],
        watched: [
          ...watched(10_000, ["ours", ...hoarders]),
          ...watched(50_000, ["ours"]),
          ...watched(1_000_000, ["ours"]).slice(0, 1),
        ],
      };
