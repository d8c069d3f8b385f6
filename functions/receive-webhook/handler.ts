import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import middy from "@middy/core";
import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbLedger } from "../adapters/dynamodb-ledger.ts";
import { dynamodbNamed } from "../adapters/dynamodb-named.ts";
import { dynamodbProfiles } from "../adapters/dynamodb-profiles.ts";
import { s3Media } from "../adapters/s3-media.ts";
import { sqsQueue } from "../adapters/sqs-queue.ts";
import { type Problem, problemBody } from "../domain/problem.ts";
import { jsonBody } from "../middleware/body.ts";
import { type HttpEvent, type HttpResult, problemDetails, toResult } from "../middleware/http.ts";
import { known, recordCall } from "../middleware/record-call.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { appsIn } from "../wiring/apps.ts";
import { chatIn, noUploads } from "../wiring/chat.ts";
import { holderIn, tableOf } from "../wiring/holders.ts";
import { profilesIn } from "../wiring/profiles.ts";
import { recorderIn } from "../wiring/recorder.ts";
import { admit } from "./admit.ts";
import { answered } from "./answer.ts";
import { type Receiving, receive } from "./receive.ts";

const portsIn = (run: Run, client: ReturnType<typeof dynamodbClient>): Receiving => {
  const media = s3Media(new S3Client({}), run.setting(variables.bucket));
  const chat = chatIn(run, client, noUploads);
  return {
    chat: { ...chat, holder: holderIn(run, client, "messages", media) },
    profiles: {
      ...profilesIn(run, client),
      ...{ outbound: chat.outbound, erasedUntil: chat.erasedUntil },
      swap: dynamodbProfiles(client, tableOf(run, "user-information")),
    },
    findNamed: dynamodbNamed(client, tableOf(run, "messages")),
    ledger: dynamodbLedger(client, tableOf(run, "ledger")),
    media: sqsQueue(new SQSClient({}), run.setting(variables.mediaQueue)),
  };
};

/** `POST /v1/webhooks/tencent`: the callback URL that a Tencent Cloud Chat app is given. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ports = portsIn(run, client);
  const doors = { apps: appsIn(run, client), keys: ports.chat.keys };
  return middy<HttpEvent, HttpResult>()
    .use(recordCall(recorderIn(run, client)))
    .use(problemDetails())
    .handler(async (event) => {
      const now = run.now();
      const { tenant, command, ip } = await admit(doors, event.queryStringParameters, now);
      const call = Object.assign(known(event), { tenant, interface: command, ip });
      const carryOut = async () => receive(ports, tenant, command, jsonBody(event), now);
      const refused = (problem: Problem) =>
        Object.assign(call, { cause: problemBody(problem).type });
      return toResult(await answered(carryOut, refused));
    });
};

export const handler = lambda(create);
