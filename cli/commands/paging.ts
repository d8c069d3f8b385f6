import type { Command } from "commander";
import type { Api } from "../http/api.ts";

/** Lists: a page, or all of them. */
export type Paging = { readonly limit?: string; readonly cursor?: string; readonly all?: boolean };

export const paged = (command: Command): Command =>
  command
    .option("--limit <n>", "so many at the most (the API's bound: 100)")
    .option("--cursor <cursor>", "go on where a page said `next`")
    .option("--all", "all pages");

type Page = { readonly next?: string };

/** Follows `next` from page to page. */
export async function* pagesOf<P extends Page>(
  api: Api,
  path: string,
  query: Readonly<Record<string, string | undefined>> = {},
): AsyncGenerator<P> {
  let { cursor } = query;
  do {
    const page: P = await api.call<P>({ path, query: { ...query, cursor } });
    yield page;
    cursor = page.next;
  } while (cursor !== undefined);
}

/** One page as it was asked for, or all of them as if they were one. */
export const listOf = async <P extends Page>(
  api: Api,
  path: string,
  name: keyof P & string,
  { limit, cursor, all }: Paging,
): Promise<P> => {
  const query = { limit: limit ?? (all ? "100" : undefined), cursor };
  if (!all) return api.call<P>({ path, query });
  const items: unknown[] = [];
  let last: P | undefined;
  for await (const page of pagesOf<P>(api, path, query)) {
    items.push(...(page[name] as readonly unknown[]));
    last = page;
  }
  const { next: _, ...rest } = last ?? ({} as P);
  return { ...rest, [name]: items } as unknown as P;
};

/** What to say under a table when there is more. */
export const more = ({ next }: Page): string =>
  next === undefined ? "" : `\n\nThere may be more: --all, or --cursor ${next}`;
