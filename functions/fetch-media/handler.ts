import { S3Client } from "@aws-sdk/client-s3";
import { dynamodbClient } from "../adapters/clients.ts";
import { outbound } from "../adapters/outbound.ts";
import { s3Media, s3Put } from "../adapters/s3-media.ts";
import { s3Look } from "../adapters/s3-read.ts";
import { originsOf } from "../domain/destination.ts";
import { logOutcome } from "../middleware/log.ts";
import { worker } from "../middleware/queue.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { appsIn } from "../wiring/apps.ts";
import { holderIn } from "../wiring/holders.ts";
import { keysIn } from "../wiring/keys.ts";
import { type FetchingMedia, fetchMedia, fetchTask } from "./fetch-media.ts";

/** The worker of the media queue. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const s3 = new S3Client({});
  const bucket = run.setting(variables.bucket);
  const media = s3Media(s3, bucket);
  const ports: FetchingMedia = {
    apps: appsIn(run, client),
    holder: holderIn(run, client, "messages", media),
    bucket: media,
    keys: keysIn(run, client),
    outbound: outbound(originsOf(run.setting(variables.trustedOrigins))),
    put: s3Put(s3, bucket),
    look: s3Look(s3, bucket),
    passOver: (kind, cause) => logOutcome("medium passed over", { kind, cause }),
    now: run.now,
  };
  return worker(fetchTask, (task, patience) => fetchMedia(ports, task, patience));
};

export const handler = lambda(create);
