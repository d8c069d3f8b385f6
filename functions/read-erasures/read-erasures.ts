import type { App } from "../domain/app.ts";
import { erasureView } from "../domain/erasure-view.ts";
import type { Directory, ErasureKind, ErasureRow, Erasures } from "../ports.ts";

type Ports = { readonly erasures: Erasures; readonly directories: readonly Directory[] };

const kinds = ["purge", "settlement"] as const satisfies readonly ErasureKind[];

const isOf = (kind: ErasureKind) => (row: ErasureRow) =>
  row.row === kind || row.row.startsWith(`${kind}-`);

type State = "paused" | "running" | "done";

const stateOf = (rows: readonly ErasureRow[], isPurging: boolean): State => {
  if (rows.some(({ paused }) => paused === true)) return "paused";
  const isOpen = rows.some(({ asked = 0, done = 0 }) => done < asked);
  return isOpen || isPurging ? "running" : "done";
};

const sumOf = (rows: readonly ErasureRow[], now: number) => {
  const sum = (of: (row: ErasureRow) => number) => rows.reduce((all, row) => all + of(row), 0);
  return {
    found: sum(({ found = 0 }) => found),
    erased: sum(({ erased = 0 }) => erased),
    partitions: sum(({ partitions = 0 }) => partitions),
    startedAt: Math.min(now, ...rows.map(({ startedAt }) => startedAt)),
    updatedAt: rows.length === 0 ? now : Math.max(...rows.map(({ updatedAt }) => updatedAt)),
  };
};

const leftIn = async (directories: readonly Directory[], app: string) => {
  const counts = await Promise.all(directories.map((directory) => directory.count(app)));
  return {
    entries: counts.reduce((sum, { entries }) => sum + entries, 0),
    orMore: counts.some(({ orMore }) => orMore),
  };
};

/** The erasures of an app: its purge if it has begun, and the last change of configuration that made data due. */
export const readErasures = async (
  { erasures, directories }: Ports,
  { appId, status }: App,
  now: number,
) => {
  const rows = await erasures.rows(appId);
  const begun = kinds.filter(
    (kind) => rows.some(isOf(kind)) || (kind === "purge" && status === "purging"),
  );
  const left = begun.length === 0 ? undefined : await leftIn(directories, appId);
  return begun.map((kind) => {
    const own = rows.filter(isOf(kind));
    const state = stateOf(own, kind === "purge" && status === "purging");
    const none = { entries: 0, orMore: false };
    const remaining = state === "done" ? none : (left ?? none);
    return { kind, state, ...erasureView(sumOf(own, now), remaining, now) };
  });
};
