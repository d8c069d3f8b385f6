import { KMSClient } from "@aws-sdk/client-kms";
import { SQSClient } from "@aws-sdk/client-sqs";
import * as z from "zod/mini";
import { appKeys } from "../adapters/app-keys.ts";
import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbSettings } from "../adapters/dynamodb-settings.ts";
import { newKeys } from "../adapters/new-keys.ts";
import { sqsQueue } from "../adapters/sqs-queue.ts";
import type { Settings, Tenant } from "../domain/app.ts";
import { mayCall, originsOf } from "../domain/destination.ts";
import { documentOf, etagOf } from "../domain/settings.ts";
import { tenantRoute } from "../middleware/api.ts";
import { variables } from "../policy/names.ts";
import type { Apps } from "../ports.ts";
import { lambda, type Run } from "../runtime.ts";
import { appsIn } from "../wiring/apps.ts";
import { tableOf } from "../wiring/holders.ts";
import { type Changing, changeConfiguration, checkVersion } from "./change-configuration.ts";
import { documentFrom } from "./document-from.ts";

const tries = 5;

/** Changes settings as they are, whoever else writes to them: a version that is not the caller's is refused then. */
const untilUnchanged = async (
  apps: Apps,
  first: Tenant,
  change: (tenant: Tenant) => Promise<Settings | undefined>,
): Promise<Settings> => {
  let tenant: Tenant | undefined = first;
  for (let tried = 0; tried < tries && tenant !== undefined; tried++) {
    const changed = await change(tenant);
    if (changed !== undefined) return changed;
    tenant = await apps.tenant(first.app.appId);
  }
  throw new Error("The settings keep changing");
};

/** `PUT` and `PATCH /v1/apps/{appId}/configuration`: 200 with the configuration and its entity tag. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const kms = new KMSClient({});
  const tables = {
    apps: tableOf(run, "apps"),
    configuration: tableOf(run, "configuration"),
    keys: tableOf(run, "keys"),
    ledger: tableOf(run, "ledger"),
  };
  const ports: Changing = {
    store: dynamodbSettings(client, tables),
    keys: appKeys(client, tables.keys, kms, run.now),
    newKeys: newKeys(kms, run.setting(variables.key)),
    queue: sqsQueue(new SQSClient({}), run.setting(variables.settlementQueue)),
    mayCall: mayCall(originsOf(run.setting(variables.trustedOrigins))),
  };
  const apps = appsIn(run, client);
  return tenantRoute(run, client, { body: z.unknown() }, async (call) => {
    const settings = await untilUnchanged(apps, call.tenant, (tenant) => {
      checkVersion(tenant.settings, call.header("if-match"));
      const input = documentFrom(call.method, tenant.settings, call.body);
      return changeConfiguration(ports, { ...call, tenant }, input, call.now);
    });
    return { status: 200, body: documentOf(settings), headers: { etag: etagOf(settings) } };
  });
};

export const handler = lambda(create);
