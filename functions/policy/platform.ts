/** How long AWS itself keeps things or is late: an ISO 8601 duration, and where AWS says so. */
export type Figure = {
  readonly period: string;
  /** False where AWS says "typically" or "up to": the figure is documented, but nobody answers for it. */
  readonly promised: boolean;
  readonly source: string;
};

const promised = (period: string, source: string): Figure => ({ period, promised: true, source });
const documented = (period: string, source: string): Figure => ({
  period,
  promised: false,
  source,
});

export const platform = {
  ttlDelay: documented("P2D", "DynamoDB API, UpdateTimeToLive: typically within two days"),
  streamAge: promised("PT24H", "DynamoDB API, DeleteTable: a stream's records are kept 24 hours"),
  recoveryDefault: promised("P35D", "DynamoDB API, RecoveryPeriodInDays: 35 if not given"),
  systemBackup: promised(
    "P35D",
    "DynamoDB API, BackupDetails: of a table deleted with recovery on, 35 days",
  ),
  lifecycleMidnight: promised("P1D", "S3 user guide, lifecycle rules: rounded up to midnight UTC"),
  logRemoval: documented(
    "PT72H",
    "CloudWatch Logs API, PutRetentionPolicy: typically up to 72 hours later",
  ),
  queueDefault: promised("P4D", "SQS API, SetQueueAttributes: MessageRetentionPeriod"),
  asynchronousDefault: promised(
    "PT6H",
    "Lambda API, FunctionEventInvokeConfig: MaximumEventAgeInSeconds",
  ),
  deliveryDefault: promised("PT24H", "EventBridge user guide, retry policy of a target"),
  deliveryMost: promised(
    "P1D",
    "EventBridge Scheduler API, RetryPolicy: 86,400 seconds at the most",
  ),
  schedulePrecision: promised("PT1M", "EventBridge Scheduler user guide: within 60 seconds"),
  functionDefault: promised("PT3S", "Lambda API, CreateFunction: Timeout"),
  durableDefault: promised("P14D", "Lambda API, DurableConfig: RetentionPeriodInDays"),
  notificationToPeople: documented(
    "PT6H",
    "SNS developer guide, delivery retries: mail and messages",
  ),
  notificationToServices: documented("P23D", "SNS developer guide, delivery retries: AWS's own"),
  traces: promised("P30D", "X-Ray: traces are kept 30 days, not configurable"),
  metrics: promised("P455D", "CloudWatch API, GetMetricData: points of an hour, 455 days"),
  executions: promised("P90D", "Step Functions: inputs and outputs of a closed execution, 90 days"),
} as const satisfies Record<string, Figure>;
