import type { EventBridgeEvent } from "aws-lambda";
import * as z from "zod/mini";
import { appId } from "../domain/fields.ts";
import { type Lifecycle, reactivate, terminate } from "../lifecycle/terminate.ts";
import { logOutcome } from "../middleware/log.ts";
import { parse } from "../middleware/parse.ts";
import { events } from "../policy/names.ts";
import type { Apps } from "../ports.ts";

const detailSchema = z.object({ appId: appId() });

/** Carries out what a billing system said, as of the event's own time; unknown apps are passed over. */
export const hearBilling = async (
  { apps, lifecycle }: { readonly apps: Apps; readonly lifecycle: Lifecycle },
  event: EventBridgeEvent<string, unknown>,
): Promise<void> => {
  const { appId: id } = parse(detailSchema, event.detail);
  const tenant = await apps.tenant(id);
  if (tenant === undefined) return logOutcome("unknown app", { type: event["detail-type"] });
  const at = Date.parse(event.time);
  const { terminated } = events.billing;
  if (event["detail-type"] === terminated) await terminate(lifecycle, tenant.app, at);
  else if (tenant.app.status !== "purging") await reactivate(lifecycle, tenant.app, at);
};
