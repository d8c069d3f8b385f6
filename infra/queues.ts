import { Duration } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Queue, QueueEncryption, type QueueProps } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { operational } from "../functions/policy/periods.ts";
import { accept } from "./accept.ts";
import { claim } from "./guard/index.ts";
import { pascal } from "./pascal.ts";
import { record } from "./record.ts";
import { maxReceives, visibilityOf, type WorkQueue, workQueues } from "./shapes.ts";

export type Queues = {
  readonly work: Readonly<Record<WorkQueue, Queue>>;
  /** What could not be done, by where it came from; an alarm watches each. */
  readonly deadLetters: Readonly<Record<WorkQueue | "schedules" | "events", Queue>>;
};

const names = Object.keys(workQueues) as WorkQueue[];

/** Queues carry ids only; even so a message is gone when the policy says, worked off or not. */
export const queuesOf = (scope: Construct, key: IKey): Queues => {
  const parent = new Construct(scope, "Queues");
  const queue = (name: string, retention: string, more: QueueProps = {}) =>
    new Queue(parent, pascal(name), {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: key,
      enforceSSL: true,
      retentionPeriod: Duration.parse(retention),
      ...more,
    });
  const deadLetters = record([...names, "schedules", "events"], (name) =>
    claim(queue(`${name}-dead-letters`, operational.deadLetterRetention), { holds: "failures" }),
  );
  const work = record(names, (name) =>
    claim(
      queue(name, operational.queueRetention, {
        visibilityTimeout: visibilityOf(workQueues[name]),
        deadLetterQueue: { queue: deadLetters[name], maxReceiveCount: maxReceives },
      }),
      { holds: "work" },
    ),
  );
  for (const from of ["schedules", "events"] as const) {
    accept(deadLetters[from], { SQS3: `takes the dead letters of ${from}: an alarm watches it` });
  }
  return { work, deadLetters };
};
