import { type AccessLine, causeOf, parseAccessLine } from "./access-line.ts";
import { squeeze, type Window } from "./clock.ts";

export type LogRecord = {
  readonly ip: string;
  readonly interface: string;
  readonly at: number;
  readonly cause: string | undefined;
};

export type MonitoringRecord = {
  readonly interface: string;
  /** Start of the minute, epoch ms. */
  readonly at: number;
  readonly calls: number;
  readonly successes: number;
  readonly averageDelayMs: number;
};

export type Calls = {
  readonly log: readonly LogRecord[];
  readonly monitoring: readonly MonitoringRecord[];
  readonly unknown: number;
};

const minuteMs = 60_000;
/** The log tells no delay: the time its bytes take at 10 MB/s stands for it. */
const delayOf = ({ bytes }: AccessLine): number => Math.round(bytes / 10_000);

/** Reads a web server's log as log data, and as monitoring data per interface and minute. */
export const readCalls = (log: string, window: Window): Calls => {
  const lines = log.split(/\r?\n/).filter((line) => line !== "");
  const parsed = lines.flatMap((line) => parseAccessLine(line) ?? []);
  const times = squeeze(
    parsed.map(({ at }) => at),
    window,
  );
  const moved = parsed.map((line, index) => ({ ...line, at: times[index] ?? window.to }));
  return {
    log: moved.map(({ ip, interface: named, at, status }) => ({
      ip,
      interface: named,
      at,
      cause: causeOf(status),
    })),
    monitoring: monitoringOf(moved),
    unknown: lines.length - parsed.length,
  };
};

const monitoringOf = (lines: readonly AccessLine[]): MonitoringRecord[] => {
  const groups = new Map<string, AccessLine[]>();
  for (const line of lines) {
    const key = `${Math.floor(line.at / minuteMs)} ${line.interface}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].map(summary);
};

const summary = (group: readonly AccessLine[]): MonitoringRecord => {
  const [first] = group;
  const delay = group.reduce((sum, line) => sum + delayOf(line), 0);
  return {
    interface: first?.interface ?? "",
    at: Math.floor((first?.at ?? 0) / minuteMs) * minuteMs,
    calls: group.length,
    successes: group.filter(({ status }) => causeOf(status) === undefined).length,
    averageDelayMs: Math.round(delay / group.length),
  };
};
