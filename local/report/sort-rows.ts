import type { Counted } from "./counted.ts";
import type { Look, Row } from "./rows.ts";

/** One thing that is physically there: its name, and when its clock started, if it has one. */
export type Thing = { readonly key: string; readonly at: number | undefined };
export type Things = Readonly<Record<Counted, readonly Thing[]>>;

const separator = "|";
const own = "{appId}";

/** Our own routes are named by their template; no log that is replayed holds such a name. */
export const isOwnCall = (name: string | undefined): boolean => name?.includes(own) === true;

const ofTable: Readonly<Partial<Record<Row["table"], Counted>>> = {
  "log-data": "log data",
  "monitoring-data": "monitoring data",
  "user-information": "user information",
  messages: "messages",
};

/** What a row counts as; undefined for what is no record of its own: directories and upload tickets. */
const kindOf = ({ table, pk, interface: name }: Row): Counted | undefined => {
  const [first, group] = pk.split(separator);
  if (first === "dir" || (table === "messages" && group === "media")) return undefined;
  return isOwnCall(name) ? "own calls" : ofTable[table];
};

/** What is physically there of an app, sorted into what the report counts. */
export const thingsOf = (app: string, { rows, objects }: Look): Things => {
  const things: Record<Counted, Thing[]> = {
    messages: [],
    media: [],
    "user information": [],
    "log data": [],
    "monitoring data": [],
    "own calls": [],
    configuration: [],
  };
  for (const row of rows.filter(({ pk }) => pk.split(separator)[0] === app)) {
    const kind = kindOf(row);
    if (kind && row.recalled !== true) things[kind].push(thing(row));
  }
  for (const row of rows.filter((one) => isAbout(app, one))) things.configuration.push(thing(row));
  for (const key of objects.filter((name) => name.split("/")[1] === app)) {
    things.media.push({ key, at: undefined });
  }
  return things;
};

const thing = ({ table, pk, sk, at }: Row): Thing => ({ key: [table, pk, sk].join(" "), at });

/** The app itself: its entry in the register, its configuration, and its data key. */
const isAbout = (app: string, { table, pk }: Row): boolean =>
  ["apps", "configuration", "keys"].includes(table) && pk.split(separator).includes(app);

/** Everything whose name holds the app's id, of whatever kind: what a purge must leave none of. */
export const traces = (app: string, { rows, objects }: Look): string[] => [
  ...rows.filter(({ pk, sk }) => `${pk} ${sk}`.includes(app)).map((row) => thing(row).key),
  ...objects.filter((key) => key.includes(app)),
];
