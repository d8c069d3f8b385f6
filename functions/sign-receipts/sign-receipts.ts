/**
 * The notary. Invariant 7: every deletion ends in a receipt. Invariant 8: a message may come twice or half done: a
 * receipt and the end of its draft are one transaction, which only one of two can make; so a deletion that is noted
 * once is signed once. Nothing is called complete that was not read back as gone.
 */
import * as z from "zod/mini";
import { canonical, chainName, type Head, type Receipt } from "../domain/receipt.ts";
import { chained } from "../domain/receipt-hash.ts";
import { isComplete, receiptOf } from "../domain/receipt-of.ts";
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { Drafts, Patience, Pending, Queue, ReceiptSigner, Receipts, Seen } from "../ports.ts";
import { type ReadingBack, readBack } from "./read-back.ts";

export const receiptTask = z.object({ chain: chainName() });
export type ReceiptTask = z.infer<typeof receiptTask>;

export type Signing = ReadingBack & {
  readonly drafts: Drafts;
  readonly receipts: Receipts;
  readonly signer: ReceiptSigner;
  readonly region: string;
  readonly queue: Queue<ReceiptTask>;
  readonly now: () => number;
};

/** Somebody else at work on the same chain is done soon, or what he began is lost. */
const tries = 5;

type Look = {
  readonly pending: Pending;
  readonly isLeft: boolean;
  readonly receipt: ReturnType<typeof receiptOf>;
};

const look = async (ports: Signing, pending: Pending): Promise<Look> => {
  const remains = await readBack(ports, pending.draft);
  const by = { key: await ports.signer.id(), region: ports.region };
  const receipt = receiptOf(pending.draft, remains, ports.now(), by);
  return { pending, isLeft: !isComplete(remains), receipt };
};

/** Looks are made side by side and end in any order; a chain goes forward in time. */
const inOrder = (looks: readonly Look[]): readonly Look[] =>
  looks.toSorted((one, other) => one.receipt.readBack.localeCompare(other.receipt.readBack));

/** What is left of one and the same deletion is said once. */
const isNews = ({ isLeft, pending }: Look): boolean => !(isLeft && pending.incomplete);

const signed = async ({ signer }: Signing, receipt: Receipt) => {
  const text = canonical(receipt);
  const as = { receipt: Buffer.from(text).toString("base64"), key: receipt.key };
  return { receipt, as: { ...as, signature: await signer.sign(text) } };
};

/** Signs what there is to say behind the end of the chain; false if somebody else was faster. */
const enter = async (
  ports: Signing,
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

const rest = async ({ queue }: Signing, chain: string, incomplete: number): Promise<number> => {
  await queue.send({ chain });
  return incomplete;
};

/**
 * Works off some of what is waiting; answers of how many deletions something was left.
 * The end of the chain is read before the drafts: so whoever signs one of these drafts first takes the number that
 * we would, and ours is refused. A `DELETE` would not do for that: it is content with what is gone already.
 */
const workOff = async (ports: Signing, chain: string): Promise<number | "none" | "overtaken"> => {
  const head = await ports.receipts.head(chain);
  const pending = await ports.drafts.due(chain, ports.now());
  if (pending.length === 0) return "none";
  const looks = inOrder(await Promise.all(pending.map((one) => look(ports, one))));
  if (!(await enter(ports, head, looks))) return "overtaken";
  return looks.filter(({ isLeft }) => isLeft).length;
};

/** Makes receipts of what a chain has waiting; answers of how many deletions something was left. */
export const signReceipts = async (
  ports: Signing,
  { chain }: ReceiptTask,
  patience: Patience,
): Promise<number> => {
  let incomplete = 0;
  let overtaken = 0;
  while (overtaken < tries) {
    const worked = await workOff(ports, chain);
    if (worked === "none") return incomplete;
    if (worked === "overtaken") overtaken++;
    else incomplete += worked;
    if (!patience()) return rest(ports, chain, incomplete);
  }
  throw new Error("Others write to the chain again and again");
};
