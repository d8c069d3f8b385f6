/**
 * Every period the product knows, as ISO 8601 durations: no other file holds a number of days.
 * A day is 24 hours; months are calendar months in UTC, the day clamped to the month's end.
 */

/** What the policy's text promises. */
export const promised = {
  logData: "P7D",
  monitoringData: "P2D",
  afterTermination: "P2M",
  chosenDefault: "P7D",
  chosenMin: "P1D",
  chosenMax: "P3650D",
} as const;

/**
 * What the law gives us: a request of a person is answered within a month of it (GDPR Art. 12(3)), whatever law it names;
 * two more are the most by which that may be extended, so that none that is still to be answered is older.
 */
export const lawful = { requestAnswer: "P1M", longestAnswer: "P3M" } as const;

/** Bounds of our own parts, each within what the policy's text promises. */
export const operational = {
  /** CloudWatch knows no 2 days, and deletes up to 72 hours late: 3 + 3 is within 7. */
  functionLogs: "P3D",
  /** An upload no message has claimed. */
  unclaimedMedia: "P1D",
  /** S3 counts lifecycle days from the upload and rounds up: leave room for the upload's head start. */
  mediaLifecycleSlack: "P1D",
  uploadUrl: "PT15M",
  /** An upload that began in its link's last second may arrive this long after it was opened. */
  uploadEnd: "PT30M",
  downloadUrl: "PT5M",
  sweepEvery: "PT15M",
  overdueAlarm: "PT1H",
  queueRetention: "P1D",
  deadLetterRetention: "P2D",
  scheduleRetry: "P1D",
  eventAge: "PT6H",
  /** A caller's clock that is ahead of ours by more is refused. */
  clockAhead: "PT15M",
  /** What goes on is told of in rounds of this length: no alarm that rings for long hides anything for longer. */
  tellAgain: "PT6H",
  /** An alarm names no app: SNS may try as long as it does. */
  alarmDelivery: "P23D",
  /** How long a request that began before a deletion may still write: above every function's time-out. */
  settle: "PT15S",
  /** A writer trusts its memory of a directory row this long … */
  directoryTrust: "PT1M",
  /** … so the sweep leaves an empty partition's row alone until this long after the last write. */
  directoryRest: "PT5M",
  /** The directories are audited in slices: one each time … */
  auditEvery: "PT5M",
  /** … so that a pass over all records takes this long: what it costs is one reading of everything in that time. */
  auditPass: "P7D",
  /** A pass that counts begins when no call of a restore is at work any more: above every function's time-out. */
  restoreRest: "PT6M",
  /** A plaintext data key stays in a function's memory this long: part of the computed life. */
  keyCache: "PT5M",
  /** Calls of one app on a dear route are counted in windows of this length. */
  rateWindow: "PT1M",
  /** What is counted of an app's calls and uploads is of no use longer than this: above the day of an upload. */
  budgetRows: "P2D",
  /** Tencent signs the time of each webhook; one that is off by more is refused. */
  webhookSkew: "PT1M",
  /** How far an erasure has come is kept for this long after its last step … */
  erasureRows: "P14D",
  /** … and one that has not made a step for this long is taken for stuck, and begun again. */
  erasureStep: "PT10M",
  /**
   * Work that takes many messages is begun anew when none has made a step for this long: above a message's five tries
   * (2.5 hours), and above what a queue that is behind makes it wait before its alarm is seen to.
   */
  lease: "PT3H",
  /** The first message of such work is sent again when it has not arrived for this long; those that come after it end. */
  sentAgain: "PT30M",
  /** Nobody acts on a view of the holds that is older than this: it is above every function's time-out. */
  holdFence: "PT6M",
  /** What is overdue but held is looked at again after this, should word of the lifting have been lost. */
  heldAgain: "P1D",
  /** A hold over the bound holds this long by one person's word; then another must have agreed. */
  secondPerson: "P7D",
  /** A hold is due for review when its date is this near. */
  holdReview: "P7D",
  /** A store of the operator's own that has not confirmed an erasure is asked again after this … */
  holderAgain: "PT1H",
  /** … and alarmed after this: long before the month of a request is over. */
  holderPatience: "P3D",
  /** An open request is alarmed this long before the month is over … */
  requestWarning: "P7D",
  /** … looked at again this long after its last change, in case its message was lost … */
  requestAgain: "PT1H",
  /** … and forgotten this long after its end: the Data Rights Protocol's longest (1.0, final states); proof is the receipt. */
  requestRows: "P60D",
  /** A person's data, put together for that person, lies there this long; the links to it end with it. */
  accessBundle: "P1D",
  /** A bundle that did not come about is begun anew this long after it was begun. */
  bundleAgain: "PT12H",
  /** A callback that failed is tried again after this long, then after twice as long, … */
  callbackRest: "PT30S",
  /** … up to the longest that a queue holds a message back. */
  callbackLongestRest: "PT15M",
  /** The certificate of our signatures begins this long before its year, for clocks that are behind, … */
  certificateLead: "P1D",
  /** … and holds for two of them: each January brings the next one, by the same key. */
  certificate: "P730D",
  /** The registry's point-in-time window: a backup window is a retention period. */
  registryBackup: "P1D",
  /** DynamoDB's own backup of a table that was deleted with point-in-time recovery on; nobody can choose it. */
  deletedTableBackup: "P35D",
  /**
   * What was erased is remembered for as long as any backup could bring it back, and a week to do it in; as long what
   * was collected before that, and comes late, is refused.
   */
  ledger: "P42D",
  /** Receipts prove what was deleted for as long as claims are usually brought: three years (German BGB § 195). */
  receipts: "P1095D",
} as const;

/** Retention classes of media: an object lies under the smallest class that covers its app's period. */
export const mediaClasses = [
  "P1D",
  "P7D",
  "P30D",
  "P90D",
  "P180D",
  "P365D",
  "P730D",
  "P1825D",
  "P3650D",
] as const;
