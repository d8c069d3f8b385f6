/**
 * The audit of the directories: the second way to what lies in the stores. Sweep, requests, purges, holds and the notary go
 * by the directory's rows; this one goes by the records, slice by slice, and lists what no row lists, so that all of those
 * find it. Whoever writes enters the row before the record, and the sweep takes a row out of an empty partition alone,
 * some time after the last write: so a partition without a row before and after a record was seen in it is no passing
 * state. An app that was purged has its records listed, too: the sweep knows that they must go.
 */
import {
  type AuditState,
  isInDoubt,
  type Pass,
  pagesNow,
  passAt,
  progressOf,
} from "../domain/audit.ts";
import type { Partition } from "../domain/partition.ts";
import { passedOver } from "../domain/passed-over.ts";
import type { Perishable } from "../policy/categories.ts";
import type { AuditedTable, Audits, Holder, Patience } from "../ports.ts";
import { type ErasingAgain, eraseAgain } from "./erase-again.ts";

export type Auditing = ErasingAgain & {
  readonly audits: Audits;
  readonly tables: Readonly<Record<Perishable, AuditedTable>>;
  readonly holders: Readonly<Record<Perishable, Holder>>;
  readonly now: () => number;
};

/** What a slice came to: pages read, and partitions found with records and without a row, which are listed by now. */
export type Audited = { readonly pages: number; readonly unlisted: readonly Partition[] };

/** Those of some partitions that have no row, then a record, and then still no row. */
const certain = async (
  table: AuditedTable,
  suspects: readonly Partition[],
): Promise<readonly Partition[]> => {
  const first = await table.unlisted(suspects, false);
  const areUsed = await Promise.all(first.map(table.isUsed));
  return table.unlisted(
    first.filter((_, index) => areUsed[index]),
    false,
  );
};

/**
 * Lists what is not listed of a page, but for what was erased, which goes; what does not go is found again by the next pass.
 * It is noted before: whoever dies in between has not hidden what there was.
 */
const mend = async (
  ports: Auditing,
  category: Perishable,
  partitions: readonly Partition[],
  eventual: boolean,
): Promise<readonly Partition[]> => {
  const { audits, tables, holders, now } = ports;
  const table = tables[category];
  const suspects = await table.unlisted(partitions, eventual);
  const unlisted = suspects.length === 0 ? [] : await certain(table, suspects);
  if (unlisted.length === 0) return [];
  await audits.found(category, now());
  const ready: Partition[] = [];
  for (const one of unlisted) {
    if (await eraseAgain(ports, holders[category], one, now())) ready.push(one);
  }
  await table.list(ready, now());
  return unlisted;
};

/** Reads on in a pass for as long as there are pages, and time and cost allow. */
const readOn = async (
  ports: Auditing,
  category: Perishable,
  { state, begun }: { readonly state: AuditState; readonly begun: Pass },
  patience: Patience,
): Promise<{ readonly pass: Pass; readonly unlisted: readonly Partition[] }> => {
  const eventual = !isInDoubt(state);
  const most = begun.pages + pagesNow(state, begun, ports.now());
  const found: Partition[] = [];
  let pass = begun;
  do {
    const { partitions, next } = await ports.tables[category].page(pass.cursor, eventual);
    found.push(...(await mend(ports, category, partitions, eventual)));
    const unlisted = begun.unlisted + found.length;
    pass = { ...pass, cursor: next, pages: pass.pages + 1, unlisted };
  } while (pass.cursor !== undefined && pass.pages < most && patience());
  return { pass, unlisted: found };
};

/** Audits a slice of a category's table, if it is time for one. Beside somebody else it is work done twice, and no harm. */
export const auditDirectory = async (
  ports: Auditing,
  category: Perishable,
  patience: Patience,
): Promise<Audited> => {
  const { audits, now } = ports;
  const state = await audits.read(category);
  const begun = passAt(state, now());
  if (begun === undefined) return { pages: 0, unlisted: [] };
  const { pass, unlisted } = await readOn(ports, category, { state, begun }, patience);
  // Refused if somebody else has audited the same: then that counts.
  passedOver(await audits.note(category, state, progressOf(state, pass, now())));
  return { pages: pass.pages - begun.pages, unlisted };
};
