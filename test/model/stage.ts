/** A world with a tap on it and a platform around it, on which one sequence after the other is played. */
import { isDeepStrictEqual as isSame } from "node:util";
import { dynamodbClient } from "../../functions/adapters/clients.ts";
import { type Table, tableVariable } from "../../functions/policy/names.ts";
import { appsIn } from "../../functions/wiring/apps.ts";
import { keysIn } from "../../functions/wiring/keys.ts";
import { type Snapshot, snapshot } from "../support/restore.ts";
import { isWrite, type Named } from "../support/tap/calls.ts";
import type { Fault } from "../support/tap/faults.ts";
import { openTap, type StandIn } from "../support/tap/tap.ts";
import { givenApp } from "../support/verbs.ts";
import { start, type World, world } from "../support/world.ts";
import { type App, newApp } from "./life.ts";
import { observer } from "./observe.ts";
import { overhear } from "./overhearing.ts";
import { platform } from "./platform.ts";

export type Digest = (value: string) => string;
export type Stage = Awaited<ReturnType<typeof setStage>>;

/** What the next function that runs is to meet. */
type Trip = { readonly fault: Fault; readonly after: number; readonly writing: boolean };

/** `place` says where functions lie that are not the sources, `dynamodb` stands in for DynamoDB. */
type Options = {
  readonly place?: ((action: string) => string) | undefined;
  readonly dynamodb?: StandIn | undefined;
};

/** Sets a stage on the AWS that the SDK points at. */
export const setStage = async (options: Options = {}) => {
  let w: World | undefined;
  let skew = 0;
  /** How far the clock is off that the functions see. */
  let offBy = 0;
  const around = platform(() => (w?.clock.now ?? start) - offBy);
  const ear = overhear();
  const tap = openTap(around.took, options.dynamodb);
  w = await world(options.place === undefined ? {} : { place: options.place });
  around.serve(w);
  const own = w;
  const { observe, remove, wipe } = observer(own);
  const client = dynamodbClient();
  const keys = keysIn(own.run, client);
  const apps = appsIn(own.run, client);
  let trips: readonly Trip[] = [];
  let calls: readonly Named[] = [];

  return {
    ...{ w: own, platform: around, observe },
    trip: (next: Trip): void => {
      trips = [...trips, next];
    },
    /** From now on the clocks of those who work in the background are off by so many ms. */
    skew: (ms: number): void => {
      skew = ms;
    },
    /** Runs what works in the background, by its own clock. */
    byItsClock: async <T>(run: () => Promise<T>): Promise<T> => {
      offBy = skew;
      own.clock.now += offBy;
      try {
        return await run();
      } finally {
        own.clock.now -= offBy;
        offBy = 0;
      }
    },
    /**
     * Runs a function, and lets it meet what it is to meet; answers whether it did. What is to be met after that is left
     * for who runs next: most often the same again.
     */
    running: async <T>(run: () => Promise<T>) => {
      tap.heard();
      const armed = trips;
      trips = [];
      for (const one of armed) tap.arm(one.fault, one.after, one.writing ? isWrite : undefined);
      try {
        const result = await run();
        const met = tap.disarm();
        if (met > 0) trips = armed.slice(met);
        return { result, met: met > 0 };
      } finally {
        tap.disarm();
        calls = tap.heard();
      }
    },
    /** What functions wrote to their logs and metrics since it was asked last. */
    logged: ear.heard,
    /** What the function that ran last said to AWS, call by call. */
    lastCalls: () => calls,
    /** Registers an app of a sequence's own, and learns how it names people. */
    newApp: async (): Promise<{ readonly app: App; readonly digest: Digest }> => {
      const id = await givenApp(own);
      const tenant = await apps.tenant(id);
      if (tenant === undefined) throw new Error("The app was not registered");
      const { digest } = await keys.ring(tenant.app);
      return { app: newApp(id, own.clock.now), digest };
    },
    /** An accident: what lay in a table at a time is there no more, but for what was changed since, or with that. */
    lose: async (backup: Snapshot, withChanged = false): Promise<void> => {
      const { items } = await snapshot(own, backup.table);
      const unchanged = backup.items.filter(
        (one) => withChanged || items.some((now) => isSame(one, now)),
      );
      const keys = unchanged.map(({ pk, sk }) => ({ pk: pk?.S ?? "", sk: sk?.S ?? "" }));
      await remove(backup.table, keys);
    },
    /** Does something while every call about a table is refused. */
    without: async (table: Table, act: () => Promise<void>): Promise<void> => {
      const name = Buffer.from(own.run.setting(tableVariable(table)));
      tap.refuse(({ body }) => body.includes(name));
      try {
        await act();
      } finally {
        tap.refuse(undefined);
      }
    },
    /** Clears the stage for the next sequence. */
    clear: async (): Promise<void> => {
      trips = [];
      skew = 0;
      around.clear();
      await wipe();
      own.clock.now = start;
    },
    close: (): void => {
      tap.close();
      ear.close();
    },
  };
};
