/** What reached the store, life by life: how much of it had been done before. */
import type { Spoken } from "./store.ts";

type Key = { readonly S?: string } | undefined;
type Statement = { readonly Parameters: readonly Key[] };
type Item = { readonly pk?: Key; readonly sk?: Key };

/** What one process did; `inVain` are deletions of what was gone, `again` are records that an earlier process had read. */
export type Life = { read: number; again: number; erased: number; inVain: number };

const nothing = (): Life => ({ read: 0, again: 0, erased: 0, inVain: 0 });
const parsed = <T>(body: Buffer, name: string): readonly T[] =>
  JSON.parse(body.toString())[name] ?? [];

export const account = (app: string) => {
  const lives = new Map<string, Life>();
  /** Who read a record first. */
  const readBy = new Map<string, string>();
  const strangers = new Set<string>();

  const lifeOf = (by: string): Life => {
    const life = lives.get(by) ?? nothing();
    lives.set(by, life);
    return life;
  };

  const isRecord = (pk: string): boolean => pk.startsWith(`${app}|`);
  const isOwn = (pk: string): boolean => pk === app || isRecord(pk) || pk.startsWith(`dir|${app}|`);

  const wrote = (life: Life, pk: string, isRefused: boolean): void => {
    if (!isOwn(pk)) strangers.add(pk);
    if (isRecord(pk)) life[isRefused ? "inVain" : "erased"]++;
  };

  const read = (life: Life, by: string, key: string): void => {
    const first = readBy.get(key) ?? by;
    readBy.set(key, first);
    life.read++;
    if (first !== by) life.again++;
  };

  const deletions = ({ by, body }: Spoken, answer: Buffer): void => {
    const responses = parsed<{ readonly Error?: object }>(answer, "Responses");
    parsed<Statement>(body, "Statements").forEach(({ Parameters: [pk] }, place) => {
      wrote(lifeOf(by), pk?.S ?? "", responses[place]?.Error !== undefined);
    });
  };

  const reading = ({ by }: Spoken, answer: Buffer): void => {
    for (const { pk, sk } of parsed<Item>(answer, "Items")) {
      if (isRecord(pk?.S ?? "")) read(lifeOf(by), by, `${pk?.S} ${sk?.S}`);
    }
  };

  return {
    lives,
    /** The keys of what was written that is not the app's. */
    strangers,
    heard: (spoken: Spoken, answer: Buffer): void => {
      if (spoken.call.operation === "BatchExecuteStatement") deletions(spoken, answer);
      if (spoken.call.operation === "Query") reading(spoken, answer);
    },
  };
};
