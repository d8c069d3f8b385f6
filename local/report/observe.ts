/** Looks at everything from both sides, over the API and past it, and holds it against what must be. */
import { milliseconds } from "../../functions/policy/duration.ts";
import { promised } from "../../functions/policy/periods.ts";
import type { Player } from "../story/cast.ts";
import type { Stage } from "../story/stage.ts";
import { type Cell, compare, expectedOfOwn } from "./compare.ts";
import { type Counted, counted } from "./counted.ts";
import type { Range, Span } from "./ledger.ts";
import { countReadable, type Readable } from "./readable.ts";
import { lookInside } from "./rows.ts";
import { type Thing, type Things, thingsOf } from "./sort-rows.ts";

/** People whose profiles are asked for one by one at each look: some of them, at even distances. */
const sampleSize = 40;

export type Observed = {
  readonly player: Player;
  readonly conversations: readonly string[];
};

export type Observer = (since: number) => Promise<Cell[]>;

/** An observer remembers what it saw last, so that it can say what went. `since` is when things began to change. */
export const observer = (stage: Stage, observed: readonly Observed[]): Observer => {
  const memory = new Map<string, Things>();
  return async (since) => {
    const readable = await Promise.all(observed.map((one) => readableOf(stage, one)));
    const look = await lookInside(stage.system.clients, stage.system.stores);
    const during = { from: since, to: stage.machine.now() };
    return observed.flatMap(({ player }, index) => {
      const things = thingsOf(player.appId, look);
      const before = memory.get(player.appId);
      memory.set(player.appId, things);
      return cellsOf(stage, player, { during, things, before, readable: readable[index] ?? {} });
    });
  };
};

const sampleOf = ({ book }: Stage, { appId }: Player): string[] => {
  const all = book.keys(appId, "user information");
  const step = Math.max(1, Math.ceil(all.length / sampleSize));
  return all.filter((_, index) => index % step === 0);
};

const readableOf = (stage: Stage, { player, conversations }: Observed): Promise<Readable> =>
  countReadable(stage.clientOf(player), {
    app: player.appId,
    conversations,
    users: sampleOf(stage, player),
  });

type Seen = {
  readonly during: Span;
  readonly things: Things;
  readonly before: Things | undefined;
  readonly readable: Readable;
};

const cellsOf = (stage: Stage, player: Player, seen: Seen): Cell[] =>
  counted.map((what) => {
    const { appId, title } = player;
    const expected = expectedOf(stage, appId, what, seen);
    const count = seen.readable[what];
    const asked = what === "user information" ? sampleOf(stage, player) : undefined;
    const wanted = asked ? stage.book.expected(appId, what, seen.during, asked) : expected;
    return compare({
      app: title,
      what,
      expected,
      readable: count === undefined ? undefined : { count, expected: wanted },
      now: seen.things[what],
      before: seen.before?.[what] ?? [],
    });
  });

const expectedOf = ({ book }: Stage, app: string, what: Counted, seen: Seen): Range => {
  if (what !== "own calls") return book.expected(app, what, seen.during);
  if (book.isPurged(app)) return { min: 0, max: 0 };
  return expectedOfOwn(seen.before?.[what] ?? [], seen.things[what], ownPeriod, seen.during);
};

const ownPeriod = ({ key }: Thing): number =>
  milliseconds(key.startsWith("log-data ") ? promised.logData : promised.monitoringData);
