/** What a call wants to do, as policies name it: actions on resources, with what is known of them. */

import { namedCall, type Request, type Service } from "../../tap/calls.ts";
import type { Context } from "../policy/conditions.ts";
import { dynamodbWants } from "./dynamodb.ts";
import { s3Wants } from "./s3.ts";
import { eventsWants, kmsWants, schedulerWants, sqsWants } from "./wires.ts";

export type Wanted = {
  readonly action: string;
  readonly resource: string;
  readonly context?: Context;
};

/** Where the call goes. */
export type Place = {
  readonly region: string;
  readonly account: string;
  /** ARN of the key under which tables and queues lie. */
  readonly storeKey: string;
};

/** What a call wants to do. Throws an `Error` for an operation that nobody has taught it. */
export type Wants = (operation: string, request: Request, place: Place) => readonly Wanted[];

const byService: Readonly<Record<Service, Wants>> = {
  dynamodb: dynamodbWants,
  s3: s3Wants,
  sqs: sqsWants,
  kms: kmsWants,
  events: eventsWants,
  scheduler: schedulerWants,
};

export const wantedBy = (request: Request, place: Place): readonly Wanted[] => {
  const { service, operation } = namedCall(request);
  const asked = byService[service](operation, request, place);
  if (asked.length === 0) throw new Error(`Nobody knows what ${service} ${operation} wants`);
  return asked;
};
