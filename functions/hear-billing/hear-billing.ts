import type { EventBridgeEvent } from "aws-lambda";
import * as z from "zod/mini";
import { appId } from "../domain/fields.ts";
import { parse } from "../domain/parse.ts";
import { events } from "../policy/names.ts";
import type { App, Apps } from "../ports.ts";
import { type Lifecycle, reactivate, terminate } from "../steps/lifecycle/terminate.ts";

const detailSchema = z.object({ appId: appId() });

/** Events are timed to the second: one of the same second as the last change came after it. */
const instantOf = (event: { readonly time: string }, { changedAt }: App): number => {
  const at = Date.parse(event.time);
  return at <= changedAt && changedAt < at + 1000 ? changedAt : at;
};

/** Carries out what a billing system said, as of the event's own time; false for an unknown app. */
export const hearBilling = async (
  { apps, lifecycle }: { readonly apps: Apps; readonly lifecycle: Lifecycle },
  event: EventBridgeEvent<string, unknown>,
): Promise<boolean> => {
  const { appId: id } = parse(detailSchema, event.detail);
  const tenant = await apps.tenant(id);
  if (tenant === undefined) return false;
  const at = instantOf(event, tenant.app);
  const { terminated } = events.billing;
  if (event["detail-type"] === terminated) await terminate(lifecycle, tenant.app, at);
  else if (tenant.app.status !== "purging") await reactivate(lifecycle, tenant.app, at);
  return true;
};
