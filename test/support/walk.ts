import type { Answer } from "./lambda-events.ts";
import type { World } from "./world.ts";

/** A list of the API: which action, of what, and the name of its items. */
export type List = {
  readonly action: string;
  readonly app: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly items: string;
};

/** A page of a list. */
export const page = (
  w: World,
  { action, app, path }: List,
  query: Readonly<Record<string, string>>,
): Promise<Answer> => w.call(action, { app, query, ...(path === undefined ? {} : { path }) });

/** Walks a list to its end; answers the pages. `between` happens after each of them. */
export const walk = async (
  w: World,
  list: List,
  query: Readonly<Record<string, string>>,
  between: (seen: number) => Promise<unknown> = async () => undefined,
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely
): Promise<any[][]> => {
  const pages = [];
  let cursor: string | undefined;
  do {
    const asked = cursor === undefined ? query : { ...query, cursor };
    const { status, body } = await page(w, list, asked);
    if (status !== 200) throw new Error(JSON.stringify(body));
    pages.push(body[list.items]);
    cursor = body.next;
    await between(pages.length);
  } while (cursor !== undefined);
  return pages;
};
