import { BatchProcessor, EventType, processPartialResponse } from "@aws-lambda-powertools/batch";
import middy from "@middy/core";
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import * as z from "zod/mini";
import { parse } from "../domain/parse.ts";
import type { Arrived, Patience } from "../ports.ts";
import { logFailure } from "./log.ts";

/** A worker stops this long before the platform would stop it, and goes on in the next message. */
const reserveMs = 30_000;

export const patienceOf =
  (context: Pick<Context, "getRemainingTimeInMillis">): Patience =>
  () =>
    context.getRemainingTimeInMillis() > reserveMs;

/** Patience for so many milliseconds from now at the most. */
export const within = (ms: number, patience: Patience): Patience => {
  const began = performance.now();
  return () => performance.now() - began < ms && patience();
};

/** What messages of a chain carry beside their work. */
const turned = z.object({ turn: z.optional(z.string()) });

/** A worker of a queue: each message on its own; one that fails comes again, and in the end is a dead letter. */
export const worker = <T>(
  schema: z.ZodMiniType<T>,
  work: (task: T, patience: Patience, arrived: Arrived) => Promise<void>,
) =>
  middy<SQSEvent, SQSBatchResponse>().handler(async (event, context) => {
    const each = async (record: SQSRecord) => {
      try {
        const body: unknown = JSON.parse(record.body);
        const arrived = { ...parse(turned, body), message: record.messageId };
        await work(parse(schema, body), patienceOf(context), arrived);
      } catch (error) {
        logFailure(error);
        throw error;
      }
    };
    return processPartialResponse(event, each, new BatchProcessor(EventType.SQS), {
      context,
      throwOnFullBatchFailure: false,
    });
  });
