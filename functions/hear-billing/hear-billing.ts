import type { EventBridgeEvent } from "aws-lambda";
import * as z from "zod/mini";
import { type App, isOver } from "../domain/app.ts";
import { appId } from "../domain/fields.ts";
import { clockOf } from "../domain/message.ts";
import { parse } from "../domain/parse.ts";
import { events } from "../policy/names.ts";
import type { Apps } from "../ports.ts";
import { type Lifecycle, reactivate, terminate } from "../steps/lifecycle/terminate.ts";

const detailSchema = z.object({ appId: appId() });

/** An event is never later than its arrival, and timed to the second: one of the second of the last change came after it. */
const instantOf = (event: { readonly time: string }, { changedAt }: App, now: number): number => {
  const at = clockOf(Date.parse(event.time), now);
  return at <= changedAt && changedAt < at + 1000 ? changedAt : at;
};

/** Carries out what a billing system said, as of the event's own time; false for an unknown app. */
export const hearBilling = async (
  { apps, lifecycle }: { readonly apps: Apps; readonly lifecycle: Lifecycle },
  event: EventBridgeEvent<string, unknown>,
  now: number,
): Promise<boolean> => {
  const { appId: id } = parse(detailSchema, event.detail);
  const tenant = await apps.tenant(id);
  if (tenant === undefined) return false;
  const at = instantOf(event, tenant.app, now);
  const { terminated, reactivated } = events.billing;
  const type = event["detail-type"];
  if (type === terminated) await terminate(lifecycle, tenant.app, at);
  if (type === reactivated && !isOver(tenant.app, at)) await reactivate(lifecycle, tenant.app, at);
  return true;
};
