import type { Conversation } from "../replay/chat.ts";
import type { Data } from "../replay/read-data.ts";
import type { Scene } from "./scene.ts";

/** The whole run as data: what was replayed, what every look found, and whether everything held. */
export const jsonReport = (data: Data, scenes: readonly Scene[], seconds: number) => ({
  ok: scenes.length > 0 && faultsOf(scenes).length === 0,
  seconds: Math.round(seconds * 10) / 10,
  data: summaryOf(data),
  faults: faultsOf(scenes),
  steps: scenes.map(({ title, at, seconds: took, cells, faults }) => ({
    title,
    at: new Date(at).toISOString(),
    seconds: Math.round(took * 10) / 10,
    faults,
    cells: cells.map(({ readable, ...cell }) => ({
      ...cell,
      ...(readable === undefined ? {} : { readable: readable.count, asked: readable.expected }),
    })),
  })),
});

export const summaryOf = ({ conversations, calls }: Data) => {
  const count = (kind: Conversation["events"][number]["kind"]) =>
    conversations.flatMap(({ events }) => events).filter((event) => event.kind === kind).length;
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  return {
    conversations: conversations.length,
    messages: count("message"),
    profileChanges: count("profile"),
    logRecords: sum(calls.map(({ log }) => log.length)),
    monitoringRecords: sum(calls.map(({ monitoring }) => monitoring.length)),
    unknownLines: sum([...conversations, ...calls].map(({ unknown }) => unknown)),
  };
};

/** Everything that was not as it must be, a sentence each, with its step and its cell. */
export const faultsOf = (scenes: readonly Scene[]): string[] =>
  scenes.flatMap(({ title, cells, faults }) => [
    ...faults.map((fault) => `${title}: ${fault}`),
    ...cells.flatMap(({ app, what, faults: found }) =>
      found.map((fault) => `${title}, app "${app}", ${what}: ${fault}`),
    ),
  ]);
