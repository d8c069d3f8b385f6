import { copiesOfQueue } from "../lives/queue.ts";
import { any, inside, type Sheet } from "./sheet.ts";

const queue: Sheet = {
  type: "AWS::SQS::Queue",
  holds: true,
  rules: {
    ...any(
      "ContentBasedDeduplication",
      "DeduplicationScope",
      "DelaySeconds",
      "FifoQueue",
      "FifoThroughputLimit",
      "KmsDataKeyReusePeriodSeconds",
      "KmsMasterKeyId",
      "MaximumMessageSize",
      "MessageRetentionPeriod",
      "QueueName",
      "ReceiveMessageWaitTimeSeconds",
      "RedriveAllowPolicy",
      "RedrivePolicy.maxReceiveCount",
      "SqsManagedSseEnabled",
      "Tags",
      "VisibilityTimeout",
    ),
    "RedrivePolicy.deadLetterTargetArn": inside(
      "PP-6.log",
      "what failed must go to dead letters whose bound can be computed",
    ),
  },
  copies: copiesOfQueue,
};

export const sqs = [queue] as const;
