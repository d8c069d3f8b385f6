import { answer, api, ProblemError, pages } from "../api/api.ts";
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

type At = { readonly limit?: number; readonly cursor?: string };
export type Reading = Promise<{ readonly data?: ReceiptPage }>;
type Read = (at: At, signal: AbortSignal) => Reading;

const pagesOf = async (read: Read, signal: AbortSignal): Promise<ReceiptPage[]> => {
  const found: ReceiptPage[] = [];
  for await (const page of pages((at) => read({ limit: 100, ...at }, signal))) found.push(page);
  return found;
};

const headOf = async (chain: string, signal: AbortSignal): Promise<Chain["head"]> => {
  try {
    const params = { path: { chain } };
    return await answer(api.GET("/v1/receipt-chains/{chain}/head", { params, signal }));
  } catch (error) {
    if (error instanceof ProblemError && error.status === 404) return undefined;
    throw error;
  }
};

const lastNumber = (all: readonly ReceiptPage[]): number => {
  const last = all.flatMap(({ receipts }) => receipts).at(-1);
  return last === undefined ? 0 : JSON.parse(atob(last.receipt)).number;
};

/** The pages of a chain and its end, and whether they were there at the same time. */
const once = async (read: Read, signal: AbortSignal) => {
  const found = await pagesOf(read, signal);
  const [chain, last] = [found[0]?.chain ?? "", lastNumber(found)];
  const head = last === 0 ? undefined : await headOf(chain, signal);
  return { chain, pages: found, head, isSettled: (head?.number ?? 0) === last };
};

/** Reads a chain; once more if a receipt was signed between its last page and its published end. */
export const loadChain =
  (read: Read) =>
  async (signal: AbortSignal): Promise<Chain> => {
    const pem = await answer(api.GET("/v1/receipt-key", { parseAs: "text", signal }));
    const first = await once(read, signal);
    return { ...(first.isSettled ? first : await once(read, signal)), pem };
  };
