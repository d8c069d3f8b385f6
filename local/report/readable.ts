/** What an app's own client can read, counted page by page over the API. */
import { type Client, path } from "../client.ts";
import type { Counted } from "./counted.ts";
import { isOwnCall } from "./sort-rows.ts";

/** How many were read, and of how many that were asked for by name, if they were. */
export type Readable = Readonly<Partial<Record<Counted, number>>>;

export type Asked = {
  readonly app: string;
  readonly conversations: readonly string[];
  readonly users: readonly string[];
};

type Item = Readonly<Record<string, unknown>>;

/** Every item of a list that is paged; an app that is not there any more has none. */
async function* items(client: Client, list: string, name: string): AsyncGenerator<Item> {
  let cursor: unknown;
  do {
    const query = new URLSearchParams({
      limit: "100",
      ...(cursor ? { cursor: String(cursor) } : {}),
    });
    const { status, body } = await client.send({ method: "GET", path: `${list}?${query}` });
    if (status === 403 || status === 404) return;
    if (status !== 200) throw new Error(`GET ${list}: ${status} ${JSON.stringify(body)}`);
    const page = body as Item;
    yield* page[name] as Item[];
    cursor = page.next;
  } while (cursor);
}

const messages = async (client: Client, { app, conversations }: Asked) => {
  const count = { messages: 0, media: 0 };
  for (const id of conversations) {
    const list = path`/v1/apps/${app}/conversations/${id}/messages`;
    for await (const { media } of items(client, list, "messages")) {
      count.messages += 1;
      count.media += Array.isArray(media) ? media.length : 0;
    }
  }
  return count;
};

const calls = async (client: Client, app: string, kind: "log-data" | "monitoring-data") => {
  let count = 0;
  for await (const record of items(client, path`/v1/apps/${app}/${kind}`, "records")) {
    if (!isOwnCall(kind, String(record.interface))) count += 1;
  }
  return count;
};

const isThere = async (client: Client, wanted: string): Promise<boolean> => {
  const { status, body } = await client.send({ method: "GET", path: wanted });
  if (status === 200) return true;
  if (status === 403 || status === 404) return false;
  throw new Error(`GET ${wanted}: ${status} ${JSON.stringify(body)}`);
};

const users = async (client: Client, { app, users: ids }: Asked) => {
  let count = 0;
  for (const id of ids) if (await isThere(client, path`/v1/apps/${app}/users/${id}`)) count += 1;
  return count;
};

/** Counts what a client can read of an app now. Lists are read side by side. */
export const countReadable = async (client: Client, asked: Asked): Promise<Readable> => {
  const { app } = asked;
  const [chat, people, log, monitoring, configuration] = await Promise.all([
    messages(client, asked),
    users(client, asked),
    calls(client, app, "log-data"),
    calls(client, app, "monitoring-data"),
    isThere(client, path`/v1/apps/${app}/configuration`),
  ]);
  return {
    ...chat,
    "user information": people,
    "log data": log,
    "monitoring data": monitoring,
    configuration: configuration ? 1 : 0,
  };
};
