/** What is recorded of calls: gone when its time is over, there while a law holds it. */
import { milliseconds } from "../../functions/policy/duration.ts";
import { promised } from "../../functions/policy/periods.ts";
import type { App } from "./life.ts";
import type { Physical } from "./observe.ts";
import { type Actor, Broken, type Play } from "./play.ts";

const lives = [
  ["log-data", promised.logData],
  ["monitoring-data", promised.monitoringData],
] as const;

const areLogsHeld = ({ holds }: App): boolean => holds.some(({ ofLogs }) => ofLogs === true);

/** What was recorded of calls and lay there when it was last looked at is still there while it is held (invariant 4). */
export const logsAreHeld = ({ logsBefore }: Play, { app }: Actor, { rows }: Physical): void => {
  const logs = rows.filter(({ table, pk }) => table === "log-data" && pk.startsWith(`${app.id}|`));
  const there = new Set(logs.map(({ pk, sk }) => `${pk} ${sk}`));
  const before = areLogsHeld(app) ? (logsBefore.get(app.id) ?? []) : [];
  const gone = [...before].find((key) => !there.has(key));
  if (gone) throw new Broken(`The log ${gone} is gone though a law holds it`);
  logsBefore.set(app.id, areLogsHeld(app) ? there : new Set());
};

/** What was recorded of calls goes when its time is over (PP-6.log, PP-6.monitoring). */
export const callsForgotten = ({ sweptAt }: Play, { app }: Actor, { rows }: Physical): void => {
  if (areLogsHeld(app)) return;
  for (const [table, period] of lives) {
    const old = rows.find(
      (row) =>
        row.table === table &&
        row.pk.startsWith(`${app.id}|`) &&
        Number(row.values.at) + milliseconds(period) <= sweptAt,
    );
    if (old) throw new Broken(`${table} ${old.pk} ${old.sk} is there though it is over`);
  }
};
