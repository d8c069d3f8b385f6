import { call, callForText, Refused } from "../api/call.ts";
import type { ReceiptPage } from "../api/views.ts";

/** A chain of receipts, whole, with what is needed to check it. */
export type Chain = {
  readonly chain: string;
  readonly pages: readonly ReceiptPage[];
  readonly pem: string;
  /** Where the chain ends, as everybody is told; none for a chain without receipts. */
  readonly head:
    | { readonly chain: string; readonly number: number; readonly hash: string }
    | undefined;
};

const pagesOf = async (
  path: string,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => {
  const pages: ReceiptPage[] = [];
  let cursor: string | undefined;
  do {
    const page: ReceiptPage = await call<ReceiptPage>(path, {
      query: { limit: 100, ...query, cursor },
      signal,
    });
    pages.push(page);
    cursor = page.next;
  } while (cursor !== undefined);
  return pages;
};

const headOf = async (chain: string, signal: AbortSignal): Promise<Chain["head"]> => {
  try {
    return await call(`/v1/receipt-chains/${chain}/head`, { signal });
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return undefined;
    throw error;
  }
};

const lastNumber = (pages: readonly ReceiptPage[]): number => {
  const last = pages.flatMap(({ receipts }) => receipts).at(-1);
  return last === undefined ? 0 : JSON.parse(atob(last.receipt)).number;
};

/** The pages of a chain and its end, and whether they were there at the same time. */
const once = async (path: string, query: Readonly<Record<string, string>>, signal: AbortSignal) => {
  const pages = await pagesOf(path, query, signal);
  const [chain, last] = [pages[0]?.chain ?? "", lastNumber(pages)];
  const head = last === 0 ? undefined : await headOf(chain, signal);
  return { chain, pages, head, isSettled: (head?.number ?? 0) === last };
};

/** Reads a chain; once more if a receipt was signed between its last page and its published end. */
export const loadChain =
  (path: string, query: Readonly<Record<string, string>> = {}) =>
  async (signal: AbortSignal): Promise<Chain> => {
    const pem = await callForText("/v1/receipt-key", { signal });
    const first = await once(path, query, signal);
    return { ...(first.isSettled ? first : await once(path, query, signal)), pem };
  };
