import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import type { Key } from "aws-cdk-lib/aws-kms";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { accept } from "./accept.ts";
import { apiOf } from "./api.ts";
import { type Buses, busesOf } from "./bus.ts";
import { type Dsr, dsrOf } from "./dsr.ts";
import { claim } from "./guard/index.ts";
import { type Identity, identityOf } from "./identity/identity.ts";
import { regionKey } from "./key.ts";
import { mediaBucket } from "./media-bucket.ts";
import { type Queues, queuesOf } from "./queues.ts";
import { receiptKey } from "./receipt-key.ts";
import { type Schedules, schedulesOf } from "./schedules.ts";
import type { Settings } from "./settings.ts";
import { type Tables, tablesOf } from "./tables.ts";

/** What the functions work on. */
export type Resources = Buses & {
  readonly key: Key;
  readonly receiptKey: Key;
  readonly tables: Tables;
  readonly bucket: Bucket;
  readonly queues: Queues;
  readonly schedules: Schedules;
  readonly trustedOrigins: readonly string[];
  readonly dataHolders: readonly string[];
  /** Workers of a queue at once. */
  readonly workers: number;
  readonly api: HttpApi;
  readonly dsr: Dsr;
  readonly identity: Identity;
};

export const resourcesOf = (scope: Construct, settings: Settings): Resources => {
  const { removal, mediaOrigins, trustedOrigins, dataHolders, workers } = settings;
  const api = apiOf(scope);
  const key = regionKey(scope, removal);
  const queues = queuesOf(scope, key);
  return {
    key,
    receiptKey: receiptKey(scope, removal),
    queues,
    tables: tablesOf(scope, key, removal),
    bucket: accept(
      claim(mediaBucket(scope, key, { removal, mediaOrigins }), { holds: "messages" }),
      {
        S1: "access logs would keep people's addresses, and lifecycle removes them at no certain time (PP-6.log)",
      },
    ),
    ...busesOf(scope),
    schedules: schedulesOf(scope, queues, key),
    trustedOrigins,
    dataHolders,
    workers,
    api,
    dsr: dsrOf(scope, api, settings),
    identity: identityOf(scope, settings, api),
  };
};
