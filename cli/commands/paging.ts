import type { Command } from "commander";
import { answer, pages } from "../http/api.ts";
import { given } from "../http/given.ts";
import { wholeNumber } from "./values.ts";

/** Lists: a page, or all of them. */
export type Paging = { readonly limit?: number; readonly cursor?: string; readonly all?: boolean };

export const paged = (command: Command): Command =>
  command
    .option("--limit <n>", "so many at the most (the API's bound: 100)", wholeNumber)
    .option("--cursor <cursor>", "go on where a page said `next`")
    .option("--all", "all pages");

type Page = { readonly next?: string };
export type Place = { readonly limit?: number; readonly cursor?: string };
export type Read<P> = (at: Place) => Promise<{ readonly data?: P }>;

/** What a list's page is filled to when all of it is asked for. */
const full = 100;

/** All pages as if they were one. */
const allOf = async <P extends Page>(read: Read<P>, name: keyof P, from: Place): Promise<P> => {
  const items: unknown[] = [];
  let last: P | undefined;
  for await (const page of pages((at) => read({ limit: full, ...from, ...at }))) {
    items.push(...(page[name] as readonly unknown[]));
    last = page;
  }
  const { next: _, ...rest } = last as P;
  return { ...rest, [name]: items } as unknown as P;
};

/** One page as it was asked for, or all of them. */
export const listOf = async <P extends Page>(
  read: Read<P>,
  name: keyof P,
  { limit, cursor, all }: Paging,
): Promise<P> => {
  const from = given({ limit, cursor });
  return all ? allOf(read, name, from) : answer(read(from));
};

/** What to say under a table when there is more. */
export const more = ({ next }: Page): string =>
  next === undefined ? "" : `\n\nThere may be more: --all, or --cursor ${next}`;
