/** What a check of receipts found, as lines for people; `local/verify-receipt.ts` says the same. */
import type { checkReceipts } from "../../functions/domain/receipt-check.ts";

export type Checked = ReturnType<typeof checkReceipts>;

const lineOf = ({ where, receipt }: Checked["receipts"][number]): string => {
  const { chain, number, cause, outcome, ended, holders } = receipt;
  const deleted = holders.reduce((sum, one) => sum + one.deleted, 0);
  const held = holders.reduce((sum, one) => sum + (one.held ?? 0), 0);
  return `${where}: ${chain.slice(0, 12)} ${number}, ${cause}, ${ended}, ${deleted} deleted, ${held} held, ${outcome}`;
};

export const isVerified = ({ receipts, findings }: Checked): boolean =>
  findings.length === 0 && receipts.length > 0;

const sumOf = ({ receipts, findings }: Checked): string => {
  if (findings.length > 0) return `${findings.length} wrong`;
  return receipts.length === 0 ? "nothing to verify" : "verified";
};

/** A line for each receipt, for each finding, and for all of it. */
export const verdictLines = ({ receipts, findings }: Checked): string[] => [
  ...receipts.map(lineOf),
  ...findings.map(({ where, what }) => `WRONG ${where}: ${what}`),
  `receipts: ${receipts.length}, ${sumOf({ receipts, findings })}`,
];
