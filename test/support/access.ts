/** The vocabulary of the tests about access bundles. */
import { unzipSync } from "fflate";
import { carryOut } from "./deletions.ts";
import type { Answer } from "./lambda-events.ts";
import { download } from "./photos.ts";
import type { World } from "./world.ts";

const second = 1_000;

export const askForAccess = (w: World, app: string, body: object): Promise<Answer> =>
  w.call("request-access", { app, method: "POST", body });

/** Asks for a person's data, and has it put together; answers the request's id. */
export const givenBundle = async (w: World, app: string, userId: string): Promise<string> => {
  const { status, body } = await askForAccess(w, app, { userId });
  if (status !== 202) throw new Error(JSON.stringify(body));
  w.clock.now += 15 * second;
  await carryOut(w, app, body.requestId);
  return body.requestId;
};

export const accessTo = (w: World, app: string, requestId: string): Promise<Answer> =>
  w.call("read-access", { app, path: { requestId } });

export const bundleOf = async (w: World, app: string, requestId: string) =>
  (await accessTo(w, app, requestId)).body.bundle;

type Category = {
  readonly category: string;
  readonly files: readonly { url: string; headers: Readonly<Record<string, string>> }[];
};

/** The names of the categories of which files can still be fetched. */
export const fetchableOf = async (w: World, app: string, requestId: string): Promise<string[]> => {
  const { categories } = await bundleOf(w, app, requestId);
  return (categories as Category[])
    .filter(({ files }) => files.length > 0)
    .map(({ category }) => category);
};

/** Fetches a bundle's files and opens them; answers what is in each, by `<category>/<file>` and name. */
export const openBundle = async (w: World, app: string, requestId: string) => {
  const { categories } = await bundleOf(w, app, requestId);
  const opened: Record<string, Record<string, Uint8Array>> = {};
  for (const { category, files } of categories as Category[]) {
    for (const [index, file] of files.entries()) {
      const answer = await download(file);
      if (!answer.ok) throw new Error(`The link answered ${answer.status}`);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      opened[`${category}/${index + 1}`] = unzipSync(bytes);
    }
  }
  return opened;
};

/** A JSON document in a bundle. */
export const jsonIn = (files: Readonly<Record<string, Uint8Array>> | undefined, name: string) =>
  JSON.parse(Buffer.from(files?.[name] ?? []).toString());

/** The ids of the messages in a bundle, in order. */
export const messagesIn = (bundle: Awaited<ReturnType<typeof openBundle>>): string[] =>
  Object.keys(bundle)
    .filter((name) => name.startsWith("messages/"))
    .flatMap((name) => jsonIn(bundle[name], "messages.json"))
    .map(({ messageId }: { messageId: string }) => messageId)
    .sort();
