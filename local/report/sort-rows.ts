import { parted } from "../../functions/domain/partition.ts";
import { type Counted, counted } from "./counted.ts";
import type { Look, Row } from "./rows.ts";

/** One thing that is physically there: its name, and when its clock started, if it has one. */
export type Thing = { readonly key: string; readonly at: number | undefined };
export type Things = Readonly<Record<Counted, readonly Thing[]>>;

/**
 * Whether log data or monitoring data is about a request of ours. Our routes are named by their template,
 * webhooks by one word, and interfaces of a replayed log by method and path.
 */
export const isOwnCall = (kind: "log-data" | "monitoring-data", name: string): boolean =>
  name.includes("{appId}") || (kind === "monitoring-data" && !name.includes(" "));

const ofTable: Readonly<Partial<Record<Row["table"], Counted>>> = {
  apps: "registry and keys",
  keys: "registry and keys",
  configuration: "configuration",
  "log-data": "log data",
  "monitoring-data": "monitoring data",
  "user-information": "user information",
  messages: "messages",
};

/** What a row counts as; undefined for what is no record of its own: marks of recalls and upload tickets. */
const kindOf = ({ table, pk, recalled, interface: name = "" }: Row): Counted | undefined => {
  const [, group] = parted(pk);
  if (recalled === true || (table === "messages" && group === "media")) return undefined;
  const calls = table === "log-data" || table === "monitoring-data";
  return calls && isOwnCall(table, name) ? "own calls" : ofTable[table];
};

/** What is physically there of an app, sorted into what the report counts. */
export const thingsOf = (app: string, { rows, objects }: Look): Things => {
  const things = Object.fromEntries(counted.map((what) => [what, [] as Thing[]])) as Record<
    Counted,
    Thing[]
  >;
  for (const row of rows.filter(({ pk }) => parted(pk)[0] === app)) {
    const kind = kindOf(row);
    if (kind) things[kind].push(thing(row));
  }
  const media = objects.filter((key) => key.split("/")[1] === app);
  things.media.push(...media.map((key) => ({ key, at: undefined })));
  return things;
};

const thing = ({ table, pk, sk, at }: Row): Thing => ({ key: [table, pk, sk].join(" "), at });

/** Everything whose name holds the app's id, of whatever kind: what a purge must leave none of. */
export const traces = (app: string, { rows, objects }: Look): string[] => [
  ...rows.filter(({ pk, sk }) => `${pk} ${sk}`.includes(app)).map((row) => thing(row).key),
  ...objects.filter((key) => key.includes(app)),
];
