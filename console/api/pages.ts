import { type Asked, call } from "./call.ts";

/** Every item of a list that comes in pages; `name` is the list's. */
export const all = async <Item>(
  path: string,
  name: string,
  { query = {}, signal }: Pick<Asked, "query" | "signal"> = {},
): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await call<Record<string, unknown>>(path, {
      query: { limit: 100, ...query, cursor },
      signal,
    });
    items.push(...(page[name] as Item[]));
    cursor = page.next as string | undefined;
  } while (cursor !== undefined);
  return items;
};
