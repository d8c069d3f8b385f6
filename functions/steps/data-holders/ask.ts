/**
 * The part that stores of the operator's own take in an erasure (PP-4.integrated). What is asked is noted before it
 * leaves, so that a store hears of it again and again until it confirms. Invariant 4: nothing is asked for while a law
 * holds any of it, since we cannot tell another store what to spare.
 */
import type { AskedRow, Asking, ErasedElsewhere } from "../../domain/data-holders.ts";
import { erasureDetail } from "../../domain/erasure-detail.ts";
import { milliseconds } from "../../policy/duration.ts";
import { events } from "../../policy/names.ts";
import { operational } from "../../policy/periods.ts";
import type { Bus, DataHolders } from "../../ports.ts";

/** `joined` are the names of the stores that take part; there may be none. */
export type AskingHolders = {
  readonly joined: readonly string[];
  readonly dataHolders: DataHolders;
  readonly bus: Bus;
};

export const tell = ({ bus }: Pick<AskingHolders, "bus">, appId: string, row: AskedRow) =>
  bus.publish(events.erasureRequested, erasureDetail(appId, row));

/** Asks every joined store once; with `held` it is asked when nothing is held any more. */
export const ask = async (
  ports: AskingHolders,
  appId: string,
  asking: Asking,
  now: number,
  held = false,
): Promise<void> => {
  const wait = held ? operational.heldAgain : operational.holderAgain;
  const due = now + milliseconds(wait);
  for (const holder of ports.joined) {
    const row = { ...asking, holder, since: now, due, state: held ? "held" : "asked" } as const;
    if ((await ports.dataHolders.ask(appId, row)) && !held) await tell(ports, appId, row);
  }
};

const said = ({ holder, found = 0, deleted = 0 }: AskedRow): ErasedElsewhere => ({
  holder,
  found,
  deleted,
});

/** What joined stores have erased; undefined until all of them have confirmed, who are asked if they were not. */
export const erasedElsewhere = async (
  ports: AskingHolders,
  appId: string,
  asking: Asking,
  now: number,
): Promise<readonly ErasedElsewhere[] | undefined> => {
  if (ports.joined.length === 0) return [];
  await ask(ports, appId, asking, now);
  const rows = (await ports.dataHolders.ofApp(appId)).filter(
    ({ erasure, holder }) => erasure === asking.erasure && ports.joined.includes(holder),
  );
  return rows.every(({ state }) => state === "erased") ? rows.map(said) : undefined;
};

/** Drops what was asked of an app, all of it that `isOver`. */
export const forgetAsked = async (
  { joined, dataHolders }: AskingHolders,
  appId: string,
  isOver: (row: AskedRow) => boolean,
): Promise<void> => {
  if (joined.length === 0) return;
  await dataHolders.forget(appId, (await dataHolders.ofApp(appId)).filter(isOver));
};
