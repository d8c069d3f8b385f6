/** What receipts of a chain must be together. */
import type { Head, Receipt } from "./receipt.ts";
import { shortcomings } from "./receipt-shortcomings.ts";

export type Finding = { readonly where: string; readonly what: string };
/** A receipt that is what was signed, and its hash. */
export type Checked = { readonly where: string; readonly receipt: Receipt; readonly hash: string };

/** What must hold between a receipt and the one before it in its chain. */
const breaks = (before: Checked, { where, receipt, hash }: Checked): Finding[] => {
  const [last, next] = [before.receipt.number, receipt.number];
  const say = (what: string): Finding[] => [{ where, what }];
  if (last === next) {
    return before.hash === hash ? [] : say(`there are two different receipts with number ${next}`);
  }
  if (next !== last + 1) return say(`receipts ${last + 1} to ${next - 1} before it are missing`);
  if (receipt.previous !== before.hash) return say("does not name the one before it");
  return receipt.readBack < before.receipt.readBack ? say("is older than the one before it") : [];
};

const chainsOf = (receipts: readonly Checked[]): readonly (readonly Checked[])[] => {
  const sorted = receipts.toSorted((one, other) => one.receipt.number - other.receipt.number);
  const names = new Set(sorted.map(({ receipt }) => receipt.chain));
  return [...names].map((name) => sorted.filter(({ receipt }) => receipt.chain === name));
};

const ofChain = (chain: readonly Checked[]): Finding[] =>
  chain.flatMap((one, index) => {
    const before = chain[index - 1];
    return before === undefined ? [] : breaks(before, one);
  });

/** Whether an incomplete deletion was completed by a later receipt. */
const isMadeGood = (chain: readonly Checked[], { receipt }: Checked): boolean =>
  chain.some(
    ({ receipt: later }) =>
      later.deletion === receipt.deletion &&
      later.number > receipt.number &&
      later.outcome === "complete",
  );

const ofReceipts = (chain: readonly Checked[]): Finding[] =>
  chain
    .filter((one) => one.receipt.outcome === "complete" || !isMadeGood(chain, one))
    .flatMap(({ where, receipt }) => shortcomings(receipt).map((what) => ({ where, what })));

/** What is asked of the chains besides: from the first receipt on, and to the published end. */
export type Demands = {
  readonly whole?: boolean | undefined;
  readonly heads?: readonly (Head & { readonly chain: string })[] | undefined;
};

const ofStart = ({ receipt: { chain, number } }: Checked): Finding[] =>
  number === 1 ? [] : [{ where: chain, what: `receipts 1 to ${number - 1} are missing` }];

const ofEnd = ({ receipt, hash }: Checked, { heads = [] }: Demands): Finding[] =>
  heads
    .filter((head) => head.chain === receipt.chain && head.hash !== hash)
    .map(({ chain, number }) => ({
      where: chain,
      what: `ends with receipt ${receipt.number}, but its head is receipt ${number}`,
    }));

const ofEnds = (chain: readonly Checked[], demands: Demands): Finding[] => [
  ...(demands.whole ? chain.slice(0, 1).flatMap(ofStart) : []),
  ...chain.slice(-1).flatMap((last) => ofEnd(last, demands)),
];

/** Everything that is wrong with receipts, each chain for itself. */
export const ofChains = (receipts: readonly Checked[], demands: Demands): Finding[] =>
  chainsOf(receipts).flatMap((chain) => [
    ...ofChain(chain),
    ...ofReceipts(chain),
    ...ofEnds(chain, demands),
  ]);
