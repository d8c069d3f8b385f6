import type { EventBridgeEvent } from "aws-lambda";
import * as z from "zod/mini";
import { type App, isOver } from "../domain/app.ts";
import { clocked, takenFrom } from "../domain/clocks.ts";
import { appId, instant } from "../domain/fields.ts";
import { parse } from "../domain/parse.ts";
import { events } from "../policy/names.ts";
import type { StandingOf } from "../ports.ts";
import { type Lifecycle, reactivate, terminate } from "../steps/lifecycle/terminate.ts";

const detailSchema = z.object({ appId: appId() });
const timeSchema = instant();

/**
 * An event is never later than its arrival, and timed to the second: one of the second of the last change came after it.
 * Its sender chooses its time: one that is older than events get by themselves counts from then on, so that nobody is left
 * less than the promised time for a return; whether it is older than the last change is seen by the time that it says.
 * Throws "invalid-input" for a time that is none, or further ahead than a clock may be.
 */
const instantOf = (event: { readonly time: string }, { changedAt }: App, now: number): number => {
  const said = clocked("billing", Date.parse(parse(timeSchema, event.time)), now);
  const at = said <= changedAt && changedAt < said + 1000 ? changedAt : said;
  return at < changedAt ? at : takenFrom("billing", at, now);
};

/**
 * Carries out what a billing system said, as of the event's own time; false for one that was never registered or
 * is gone. Throws if its registry rows are damaged: the event comes again, and then lies with the dead letters.
 */
export const hearBilling = async (
  { standingOf, lifecycle }: { readonly standingOf: StandingOf; readonly lifecycle: Lifecycle },
  event: EventBridgeEvent<string, unknown>,
  now: number,
): Promise<boolean> => {
  const { appId: id } = parse(detailSchema, event.detail);
  const standing = await standingOf(id);
  if (standing.kind === "unknown" && standing.traces) throw new Error("The app's rows are damaged");
  if (standing.kind !== "known") return false;
  const { tenant } = standing;
  const at = instantOf(event, tenant.app, now);
  const { terminated, reactivated } = events.billing;
  const type = event["detail-type"];
  if (type === terminated) await terminate(lifecycle, tenant.app, at);
  if (type === reactivated && !isOver(tenant.app, at)) await reactivate(lifecycle, tenant.app, at);
  return true;
};
