import { KMSClient } from "@aws-sdk/client-kms";
import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbRegistration } from "../adapters/dynamodb-apps.ts";
import { newDigestKey, newKeys } from "../adapters/new-keys.ts";
import { appView } from "../domain/app.ts";
import { parse } from "../domain/parse.ts";
import { jsonBody } from "../middleware/body.ts";
import { operatorRoute } from "../middleware/operator.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { tableOf } from "../wiring/holders.ts";
import { registerApp, registrationSchema } from "./register-app.ts";

/** `POST /v1/apps`: 201 with the app. */
export const create = (run: Run) => {
  const [kms, key] = [new KMSClient({}), run.setting(variables.key)];
  const ports = {
    region: run.setting(variables.region),
    newDigestKey: newDigestKey(kms, key),
    newKeys: newKeys(kms, key),
    add: dynamodbRegistration(dynamodbClient(), {
      apps: tableOf(run, "apps"),
      configuration: tableOf(run, "configuration"),
      holds: tableOf(run, "holds"),
      keys: tableOf(run, "keys"),
    }),
  };
  return operatorRoute(async (event) => {
    const registration = parse(registrationSchema, jsonBody(event));
    return { status: 201, body: appView(await registerApp(ports, registration, run.now())) };
  });
};

export const handler = lambda(create);
