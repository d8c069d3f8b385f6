/**
 * What was erased stays erased (invariant 11), though whoever erased it could not find it then: of what lay unlisted goes,
 * before it is listed, what the ledger names, and what is over. What a law holds stays, and is taken from its readers, as
 * whoever was asked to erase it would have done (invariant 4). Of an app that was purged, or of which nobody knows what a
 * law holds, that is left to the sweep.
 */
import { type Verdict, verdictOn } from "../domain/ledger/verdict.ts";
import { pages } from "../domain/pages.ts";
import type { Partition } from "../domain/partition.ts";
import { categories } from "../policy/categories.ts";
import type { Found, Holder, LedgerReader, StandingOf } from "../ports.ts";
import { withdrawAll } from "../steps/holds/withdraw.ts";
import { eraseFound } from "../steps/retention/erase-found.ts";

export type ErasingAgain = {
  readonly ledger: LedgerReader;
  readonly standingOf: StandingOf;
};

const kindOf = ({ withdrawn }: Found, verdict: Verdict): "erase" | "withdraw" | undefined => {
  if (verdict.kind === "erase") return "erase";
  const isFresh = verdict.kind === "amend" && withdrawn === undefined;
  return isFresh && verdict.row.withdrawn !== undefined ? "withdraw" : undefined;
};

/** Erases of a partition what must not be there; false if any of it is left: then nobody must find it yet. */
export const eraseAgain = async (
  { ledger, standingOf }: ErasingAgain,
  holder: Holder,
  partition: Partition,
  now: number,
): Promise<boolean> => {
  const standing = await standingOf(partition.app);
  if (standing.kind !== "known") return true;
  const { holds } = standing.tenant;
  const entries = await ledger.entries(partition.app);
  const backup = { table: categories[holder.category].table, takenAt: now, since: now };
  const verdictOf = (one: Found) => verdictOn(one, { entries, holds }, backup, now);
  const read = (after?: string) => holder.records.find(partition, { after });
  let isDone = true;
  for await (const page of pages(read)) {
    const judged = page.map((one) => ({ one, verdict: verdictOf(one) }));
    const those = (kind: "erase" | "withdraw") =>
      judged.filter(({ one, verdict }) => kindOf(one, verdict) === kind).map(({ one }) => one);
    const { unmet } = await withdrawAll(holder, those("withdraw"), now);
    const isGone = await eraseFound(holder, those("erase"), now);
    isDone &&= unmet === 0 && isGone;
  }
  return isDone;
};
