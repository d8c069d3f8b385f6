import { Duration } from "aws-cdk-lib";

/**
 * How big a function is. What answers a request must end before `operational.settle`:
 * a deletion waits that long for the writers it has overtaken.
 */
export const shapes = {
  quick: { timeout: Duration.seconds(10), memorySize: 512 },
  media: { timeout: Duration.seconds(60), memorySize: 1024 },
  /** Erasers work with one whole processor (1,769 MB): their time is spent on requests, not on waiting. */
  long: { timeout: Duration.seconds(300), memorySize: 1769 },
  /** The sweep hands on what it cannot do alone in about a minute. */
  minute: { timeout: Duration.seconds(90), memorySize: 1769 },
} as const;
export type Shape = keyof typeof shapes;

/** AWS asks for six time-outs, so that a message is not seen twice while its function still runs. */
export const visibilityOf = (shape: Shape): Duration =>
  Duration.seconds(6 * shapes[shape].timeout.toSeconds());

/**
 * So many workers of a queue at once: the purges of one night must leave the account's concurrency, and the tables'
 * writes, to those who store.
 */
export const mostWorkers = 50;

/** A message that fails this often goes to the dead letters. */
export const maxReceives = 5;

/** Queues of work: each has one function that consumes it, and dead letters of its own. */
export const workQueues = {
  purge: "long",
  settlement: "long",
  sweep: "long",
  media: "media",
  holds: "long",
  requests: "long",
  bundles: "long",
  callbacks: "quick",
  receipts: "long",
} as const satisfies Record<string, Shape>;
export type WorkQueue = keyof typeof workQueues;
