import {
  type Category,
  type CategoryName,
  categories,
} from "../../../functions/policy/categories.ts";
import type { ClauseId } from "../../../functions/policy/clauses.ts";
import { after, milliseconds } from "../../../functions/policy/duration.ts";
import { type Kind, kinds } from "../../../functions/policy/kinds.ts";
import { operational } from "../../../functions/policy/periods.ts";
import { platform } from "../../../functions/policy/platform.ts";
import type { Holding } from "../claim.ts";

/** What the policy allows for what a resource holds; lengths in milliseconds. */
export type Allowed = {
  readonly title: string;
  readonly clause: ClauseId;
  readonly retention: Kind["retention"];
  /** The promised period in words, as ISO 8601. */
  readonly period: string;
  /** The shortest that the period can be: no copy that is made once and lives on its own may live longer. */
  readonly shortest: number;
  /** How long after the end of the period bytes may still be there. */
  readonly removal: number;
  /** How long a backup may reach back. */
  readonly backup: number;
  /** Why a delay that AWS documents, but does not promise, is good enough. */
  readonly usualDelay: string | undefined;
};

/** What the policy allows for a category or a kind. */
export const allowedFor = (holding: Holding): Allowed =>
  holding in kinds
    ? ofKind(kinds[holding as keyof typeof kinds])
    : ofCategory(categories[holding as CategoryName]);

const removal = milliseconds(operational.overdueAlarm);

const backupOf = (isBackedUp: boolean): number =>
  isBackedUp ? milliseconds(operational.registryBackup) : 0;

const usualTtl = milliseconds(platform.ttlDelay.period);

const ofKind = ({ title, clause, retention, usualDelay, backup }: Kind): Allowed => ({
  title,
  clause,
  retention,
  usualDelay,
  ...lengthOf(retention),
  removal,
  // A row that is gone late is in the backups of that time as well.
  backup: backup ? backupOf(true) + (usualDelay === undefined ? 0 : usualTtl) : 0,
});

const ofCategory = ({ title, clauses, retention, backup }: Category): Allowed => ({
  title,
  clause: clauses.find((id) => /^(PP-6\.|DA-5\.period)/.test(id)) ?? "PP-4.integrated",
  retention,
  usualDelay: undefined,
  ...lengthOf(retention),
  removal,
  backup: backupOf(backup),
});

const lengthOf = (retention: Kind["retention"]): Pick<Allowed, "period" | "shortest"> => {
  switch (retention.kind) {
    case "fixed":
      return { period: retention.period, shortest: milliseconds(retention.period) };
    case "chosen":
      return {
        period: `${retention.min} to ${retention.max}, as chosen`,
        shortest: milliseconds(retention.min),
      };
    case "after-termination":
      return {
        period: `${retention.period} after termination`,
        shortest: shortestOf(retention.period),
      };
    case "until-confirmed":
      return { period: "until it is confirmed", shortest: 0 };
  }
};

/** Calendar months have no fixed length; the years chosen hold their shortest, and no leap day. */
const shortestOf = (period: string): number => {
  const starts = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 1));
  return Math.min(...starts.map((start) => after(start, period) - start));
};
