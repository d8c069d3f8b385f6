/** A store that fails at every call for a while: what goes by itself goes on meanwhile, as well as it can (invariant 2). */
import { milliseconds } from "../../functions/policy/duration.ts";
import type { Table } from "../../functions/policy/names.ts";
import { operational } from "../../functions/policy/periods.ts";
import { isHeld, isOver } from "./life.ts";
import { lying } from "./lying.ts";
import { Broken, nowOf, type Play } from "./play.ts";

/** Tables that fail; what people said lies in none of them. */
export const failing = ["log-data", "monitoring-data"] as const satisfies readonly Table[];
export type Failing = (typeof failing)[number];

/** Hands out all that waits, once each, and runs a sweep, whatever comes of it. */
export const goOn = async (play: Play): Promise<void> => {
  const { stage } = play;
  const handOut = async () => {
    for (const message of stage.platform.waiting())
      await stage.running(() => stage.byItsClock(() => stage.platform.deliver(message, false)));
  };
  await handOut();
  stage.w.clock.now += milliseconds(operational.sweepEvery);
  stage.platform.fire();
  await stage.running(() => stage.byItsClock(() => stage.w.deliver("sweep", {}).catch(() => {})));
  await handOut();
  await handOut();
};

/** With a store that fails at every call all others are swept. */
export const outage = async (play: Play, table: Failing): Promise<void> => {
  const { stage } = play;
  await stage.without(table, () => goOn(play));
  const sweptAt = nowOf(play);
  const physical = await stage.observe(["messages", "user-information"]);
  for (const actor of play.actors) {
    const { app } = actor;
    const isDue = (at: number) => Number.isFinite(at) && at <= sweptAt;
    const late = [...lying(actor, physical)].find(
      (piece) => !isOver(app, sweptAt) && !isHeld(app, piece) && isDue(piece.expiry),
    );
    if (late && app.status === "active")
      throw new Broken(`${late.id} of ${app.id} is there since ${table} cannot be reached`);
  }
  play.isLate = true;
};
