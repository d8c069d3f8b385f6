import { S3Client } from "@aws-sdk/client-s3";
import { dynamodbClient } from "../adapters/clients.ts";
import { outbound } from "../adapters/outbound.ts";
import { s3Media, s3Put } from "../adapters/s3-media.ts";
import { originsOf } from "../domain/destination.ts";
import { worker } from "../middleware/queue.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { appsIn } from "../wiring/apps.ts";
import { holderIn } from "../wiring/holders.ts";
import { fetchMedia, fetchTask } from "./fetch-media.ts";

/** The worker of the media queue. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const s3 = new S3Client({});
  const bucket = run.setting(variables.bucket);
  const ports = {
    apps: appsIn(run, client),
    holder: holderIn(run, client, "messages", s3Media(s3, bucket)),
    outbound: outbound(originsOf(run.setting(variables.trustedOrigins))),
    put: s3Put(s3, bucket),
  };
  return worker(fetchTask, (task) => fetchMedia(ports, task, run.now()));
};

export const handler = lambda(create);
