/** The receipts of what was read back, signed and put behind the end of their chain. */
import { canonical, type Head, type Receipt } from "../domain/receipt.ts";
import { chained } from "../domain/receipt-hash.ts";
import { isComplete, receiptOf } from "../domain/receipt-of.ts";
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { Drafts, Pending, ReceiptSigner, Receipts, Seen } from "../ports.ts";
import type { ReadBack } from "./read-back.ts";

export type Appending = {
  readonly drafts: Drafts;
  readonly receipts: Receipts;
  readonly signer: ReceiptSigner;
  readonly region: string;
  readonly now: () => number;
};

/** Somebody else at work on the same chain is done soon, or what he began is lost. */
const tries = 5;

type Look = {
  readonly pending: Pending;
  readonly isLeft: boolean;
  readonly receipt: ReturnType<typeof receiptOf>;
};

export type Read = Extract<ReadBack, { finished: true }>;

/** What there is to say of drafts that were read back. */
const looksAt = async (
  ports: Appending,
  pending: readonly Pending[],
  { remains }: Read,
): Promise<readonly Look[]> => {
  const by = { key: await ports.signer.id(), region: ports.region };
  return pending.flatMap((one) => {
    const left = remains.get(one.draft.name);
    if (left === undefined) return [];
    const receipt = receiptOf(one.draft, left, ports.now(), by);
    return [{ pending: one, isLeft: !isComplete(left), receipt }];
  });
};

/** Looks are made side by side and end in any order; a chain goes forward in time. */
const inOrder = (looks: readonly Look[]): readonly Look[] =>
  looks.toSorted((one, other) => one.receipt.readBack.localeCompare(other.receipt.readBack));

/** What is left of one and the same deletion is said once. */
const isNews = ({ isLeft, pending }: Look): boolean => !(isLeft && pending.incomplete);

const signed = async ({ signer }: Appending, receipt: Receipt) => {
  const text = canonical(receipt);
  const as = { receipt: Buffer.from(text).toString("base64"), key: receipt.key };
  return { receipt, as: { ...as, signature: await signer.sign(text) } };
};

/** Signs what there is to say behind the end of the chain; false if somebody else was faster. */
const enter = async (
  ports: Appending,
  head: Head | undefined,
  looks: readonly Look[],
): Promise<boolean> => {
  const news = looks.filter(isNews);
  const receipts = chained(
    head,
    news.map(({ receipt }) => receipt),
  );
  const now = ports.now();
  const later = now + milliseconds(operational.sweepEvery);
  const all = await Promise.all(receipts.map((one) => signed(ports, one)));
  const seen = looks.map(
    (one): Seen => ({
      pending: one.pending,
      signed: all[news.indexOf(one)],
      again: one.isLeft ? later : undefined,
    }),
  );
  return ports.receipts.append(seen, now);
};

/** Drafts in the order of their names: a table answers in none. */
const inOrderOf = (names: readonly string[], pending: readonly Pending[]): readonly Pending[] =>
  names.flatMap((name) => pending.find(({ draft }) => draft.name === name) ?? []);

/**
 * Signs what was read back. The end of the chain is read before the drafts are once more: so whoever signs one of them
 * first takes the number that we would, and ours is refused. A `DELETE` would not do for that: it is content with what is
 * gone already. What somebody else has signed or put off meanwhile is his.
 */
export const signAll = async (
  ports: Appending,
  chain: string,
  pending: readonly Pending[],
  read: Read,
): Promise<number> => {
  const due = new Map(pending.map((one) => [one.draft.name, one.due]));
  for (let tried = 0; tried < tries; tried++) {
    const head = await ports.receipts.head(chain);
    const there = await ports.drafts.named(chain, [...due.keys()]);
    const ours = inOrderOf([...due.keys()], there).filter(
      (one) => due.get(one.draft.name) === one.due,
    );
    const looks = inOrder(await looksAt(ports, ours, read));
    if (looks.length === 0) return 0;
    if (await enter(ports, head, looks)) return looks.filter(({ isLeft }) => isLeft).length;
  }
  throw new Error("Others write to the chain again and again");
};
