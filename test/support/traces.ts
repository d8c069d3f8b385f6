/** What our stores hold, as it lies there and as its keys open it. */
import { GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { customerKey } from "../../functions/adapters/s3-customer-key.ts";
import { type Table, tables, variables } from "../../functions/policy/names.ts";
import type { Stored, Vault } from "../../functions/ports.ts";
import { isUnder, opened } from "../../functions/steps/sealing/sealed.ts";
import { categoryOf, vaultIn } from "./opened.ts";
import { rowsIn, takeFrom, waitingQueues } from "./verbs.ts";
import type { World } from "./world.ts";

type Content = readonly [store: string, content: string];

/** A row as text; bytes as the characters that they would be, so that what is not sealed is found. */
const textOf = (row: object): string =>
  JSON.stringify(row, (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("utf8") : value,
  );

/** An object as S3 gives it with this key, or without one; nothing if it does not give it so. */
const objectOf = async (w: World, Key: string, key?: Uint8Array): Promise<string> => {
  const Bucket = w.run.setting(variables.bucket);
  const input = { Bucket, Key, ...(key === undefined ? {} : customerKey(key)) };
  try {
    const { Body } = await new S3Client({}).send(new GetObjectCommand(input));
    return (await Body?.transformToString()) ?? "";
  } catch (error) {
    if (error instanceof Error && /InvalidRequest|AccessDenied/.test(error.name)) return "";
    throw error;
  }
};

const objectNames = async (w: World): Promise<string[]> => {
  const Bucket = w.run.setting(variables.bucket);
  const { Contents = [] } = await new S3Client({}).send(new ListObjectsV2Command({ Bucket }));
  return Contents.flatMap(({ Key }) => Key ?? []);
};

const rowsAsText = async (w: World, table: Table): Promise<Content[]> =>
  (await rowsIn(w, table)).map((row) => [table, textOf(row)]);

const queued = async (w: World): Promise<Content[]> => {
  const taken = waitingQueues.map(async (queue) =>
    (await takeFrom(w, queue)).map((task): Content => [queue, JSON.stringify(task)]),
  );
  return (await Promise.all(taken)).flat();
};

/** Everything that anything of ours holds, as it lies there; what waits in the queues is taken out. */
export const everything = async (w: World): Promise<readonly Content[]> => {
  const rows = await Promise.all(tables.map((table) => rowsAsText(w, table)));
  const names = await objectNames(w);
  const objects = names.map(
    async (name): Promise<Content> => ["bucket", name + (await objectOf(w, name))],
  );
  return [...rows.flat(), ...(await queued(w)), ...(await Promise.all(objects))];
};

const vaultOf = (w: World, app: string, table: keyof typeof categoryOf) =>
  vaultIn(w, app, categoryOf[table]).catch(() => undefined);

const openedRow = (vault: Vault | undefined, row: object): string => {
  const record = row as Stored;
  const canBeOpened = vault !== undefined && record.body !== undefined && isUnder(vault, record);
  return canBeOpened ? JSON.stringify(opened(vault, record)) : "";
};

/** What opens with the keys in force. */
const behindKeys = async (w: World): Promise<readonly Content[]> => {
  const found: Content[] = [];
  for (const table of ["messages", "user-information"] as const) {
    for (const row of await rowsIn(w, table)) {
      const vault = await vaultOf(w, String(row.pk).split("|")[0] ?? "", table);
      found.push([table, openedRow(vault, row)]);
    }
  }
  for (const name of await objectNames(w)) {
    const vault = await vaultOf(w, name.split("/")[1] ?? "", "messages");
    if (vault) found.push(["bucket", await objectOf(w, name, vault.keyOfObject(name))]);
  }
  return found;
};

const holding = (contents: readonly Content[], wanted: string): string[] =>
  contents.filter(([, content]) => content.includes(wanted)).map(([store]) => store);

/** Where a text lies in clear: the names of the stores that hold it. */
export const clearTracesOf = async (w: World, wanted: string): Promise<string[]> =>
  holding(await everything(w), wanted);

/** Where a text lies, in clear or sealed: the names of the stores that hold it. */
export const tracesOf = async (w: World, wanted: string): Promise<string[]> =>
  holding([...(await everything(w)), ...(await behindKeys(w))], wanted);

/** The keys of every row of every table, and of every object. */
export const namesOfEverything = async (w: World): Promise<string[]> => {
  const rows = await Promise.all(tables.map((table) => rowsIn(w, table)));
  return [...rows.flat().map(({ pk, sk }) => `${pk} ${sk}`), ...(await objectNames(w))];
};
