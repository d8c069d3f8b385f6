/** What lies in the stores of what an app's people wrote, by names that the test gave it, whether it still opens or not. */
import { contentsOf } from "./opened.ts";
import { objectsOf, recordsOf } from "./verbs.ts";
import type { World } from "./world.ts";

const tables = ["messages", "user-information"] as const;
type Table = (typeof tables)[number];
type Row = Record<string, unknown>;

const nameOf = (content: Row): string =>
  String(content.messageId ?? (content.profile as Row).Tag_Profile_IM_Nick);

const placeOf = ({ pk, sk, body }: Row): string =>
  `${pk} ${sk} ${Buffer.from(body as Uint8Array).toString("base64")}`;

const rowsOf = async (w: World, table: Table, app: string): Promise<Row[]> =>
  (await recordsOf(w, table, app)).filter(({ body }) => body !== undefined);

/** The names of rows that open now; none if their key has ended. */
const openedNames = async (w: World, table: Table, app: string): Promise<string[]> =>
  (await contentsOf(w, table, app).catch(() => [])).map(nameOf);

type Names = Map<string, string>;

/** Notes the names of rows, and of the photos that they claim. */
const note = async (w: World, table: Table, app: string, names: Names): Promise<void> => {
  const rows = await rowsOf(w, table, app);
  for (const [index, name] of (await openedNames(w, table, app)).entries()) {
    const { media = [], ...row } = rows[index] ?? {};
    for (const place of [placeOf(row), ...(media as readonly string[])]) names.set(place, name);
  }
};

/** The names of rows as they were noted, or if one is not known, of all that open. */
const namesIn = async (w: World, table: Table, app: string, names: Names): Promise<string[]> => {
  const known = (await rowsOf(w, table, app)).map((row) => names.get(placeOf(row)));
  const opened = known.includes(undefined) ? await openedNames(w, table, app) : [];
  return [...known.filter((name) => name !== undefined), ...opened];
};

/** Remembers what lies there now; answers how to look again, which finds a photo by its message's name. */
export const remember = async (w: World, app: string): Promise<() => Promise<string[]>> => {
  const names: Names = new Map();
  for (const table of tables) await note(w, table, app, names);
  return async () => {
    const rows = await Promise.all(tables.map((table) => namesIn(w, table, app, names)));
    const texts = rows.flat().filter((name) => !/photo|second/.test(name));
    const objects = (await objectsOf(w, app)).map((key) => names.get(key) ?? key);
    return [...new Set([...texts, ...objects])].sort();
  };
};
