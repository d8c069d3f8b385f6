import middy from "@middy/core";
import type { EventBridgeEvent } from "aws-lambda";
import * as z from "zod/mini";
import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbSharing } from "../adapters/dynamodb-sharing.ts";
import { appId, instant, name } from "../domain/fields.ts";
import { checkSource } from "../domain/own-source.ts";
import { parse } from "../domain/parse.ts";
import { logOutcome } from "../middleware/log.ts";
import { lambda, type Run } from "../runtime.ts";
import { tableOf } from "../wiring/holders.ts";

const confirmation = z.object({ appId: appId(), recipient: name(), since: instant() });

/**
 * `ApplicationDetailsDeletionConfirmed`: a recipient has deleted what was withdrawn (PP-4.sharing). It gives back
 * the withdrawal's own `since`: an answer to an earlier withdrawal, come late or again, ends no later one.
 */
export const create = (run: Run) => {
  const sharing = dynamodbSharing(dynamodbClient(), { sharing: tableOf(run, "sharing") });
  return middy<EventBridgeEvent<string, unknown>, void>().handler(async (event) => {
    const { appId: id, recipient, since } = parse(confirmation, event.detail);
    checkSource(event, recipient);
    const known = await sharing.confirm(id, recipient, Date.parse(since));
    logOutcome("deletion confirmed", { known: String(known) });
  });
};

export const handler = lambda(create);
