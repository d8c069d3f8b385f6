/** Names that the infrastructure and the functions must agree on. Imports nothing. */

/** The one TTL attribute, for ever: AWS cannot rename it in place (epoch seconds). */
export const expiryAttribute = "expiresAt";

/** Sparse index over what is due (`dueShard`, `due` in epoch ms): directory rows and work, never a record. */
export const dueIndex = "due";
export const dueShards = ["0", "1", "2", "3"] as const;

/** Sparse index over messages by what they are called (`named`: digests alone), whatever their day. */
export const namedIndex = "named";
export const namedAttribute = "named";

export const keyAttributes = { partition: "pk", sort: "sk" } as const;
export const dueAttributes = { shard: "dueShard", instant: "due" } as const;

/** Lifecycle takes the objects that bear this tag; one that is held does not bear it. */
export const lifecycleTag = { key: "retention", value: "swept" } as const;

/** The same as a header says it. */
export const lifecycleTagging = `${lifecycleTag.key}=${lifecycleTag.value}`;

/** OAuth scopes in Cognito's `resource-server/scope` form. */
export const scopes = { operator: "chat-retention/operator", app: "chat-retention/app" } as const;

export const tables = [
  "apps",
  "configuration",
  "log-data",
  "monitoring-data",
  "user-information",
  "messages",
  "keys",
  "sharing",
  "data-holders",
  "erasures",
  "ledger",
  "holds",
  "requests",
  "receipts",
  "receipt-drafts",
  "budgets",
] as const;
export type Table = (typeof tables)[number];

/**
 * The tables that may be restored. Not the keys: one that was destroyed must not come back; nor what the
 * erasures, the ledger and the requests say, which is only as good as its last state.
 */
export const restorable = [
  "apps",
  "configuration",
  "sharing",
  "log-data",
  "monitoring-data",
  "user-information",
  "messages",
] as const satisfies readonly Table[];

/** What follows the stack's name in the name of a table that was restored beside ours. */
export const restoredMark = "-restored-";

/** How a deployment may name a store of its own that takes part in erasures. */
export const dataHolderPattern = /^[a-z][a-z0-9-]{0,30}$/;

/** The variable that holds a table's name, such as `TABLE_LOG_DATA`. */
export const tableVariable = (table: Table): string =>
  `TABLE_${table.toUpperCase().replaceAll("-", "_")}`;

export const variables = {
  region: "DATA_REGION",
  clockOffset: "CLOCK_OFFSET_MS",
  bucket: "MEDIA_BUCKET",
  key: "KEY_ID",
  bus: "BUS_NAME",
  scheduleGroup: "SCHEDULE_GROUP",
  scheduleRole: "SCHEDULE_ROLE_ARN",
  purgeQueue: "PURGE_QUEUE_URL",
  purgeQueueArn: "PURGE_QUEUE_ARN",
  settlementQueue: "SETTLEMENT_QUEUE_URL",
  sweepQueue: "SWEEP_QUEUE_URL",
  mediaQueue: "MEDIA_QUEUE_URL",
  holdsQueue: "HOLDS_QUEUE_URL",
  requestsQueue: "REQUESTS_QUEUE_URL",
  bundlesQueue: "BUNDLES_QUEUE_URL",
  callbacksQueue: "CALLBACKS_QUEUE_URL",
  /** The key that signs what we say under OpenDSR, the domain that says it, and a CA's certificate if there is one. */
  dsrKey: "DSR_KEY_ID",
  dsrDomain: "DSR_DOMAIN",
  dsrCertificate: "DSR_CERTIFICATE",
  receiptQueue: "RECEIPT_QUEUE_URL",
  receiptKey: "RECEIPT_KEY_ID",
  scheduleDeadLetters: "SCHEDULE_DEAD_LETTERS_ARN",
  /** How the name of a table begins that was restored beside ours. */
  restoredPrefix: "RESTORED_PREFIX",
  /** Comma-separated origins that callbacks and media may use besides public HTTPS ones. */
  trustedOrigins: "TRUSTED_ORIGINS",
  /** Comma-separated names of the operator's own stores that take part in erasures. */
  dataHolders: "DATA_HOLDERS",
  /** Where people sign in at the console, as which client, and the comma-separated origins that it asks for tokens. */
  issuer: "ISSUER",
  consoleClient: "CONSOLE_CLIENT",
  consoleOrigins: "CONSOLE_ORIGINS",
} as const;

export const events = {
  source: "chat-retention",
  billing: { terminated: "AppTerminated", reactivated: "AppReactivated" },
  purged: "AppPurged",
  detailsShared: "ApplicationDetailsShared",
  detailsWithdrawn: "ApplicationDetailsWithdrawn",
  deletionConfirmed: "ApplicationDetailsDeletionConfirmed",
  erasureRequested: "ErasureRequested",
  erasureConfirmed: "ErasureConfirmed",
} as const;

export const metrics = {
  namespace: "ChatRetention",
  oldestOverdue: "OldestOverdueSeconds",
  purgesFailed: "PurgesFailed",
  unrecorded: "CallsUnrecorded",
  holdsDue: "HoldsDueForReview",
  unopened: "ContentUnopened",
  nearDeadline: "RequestsNearDeadline",
  telling: "TellingAgain",
  callbacksRefused: "CallbacksRefused",
  incomplete: "DeletionsIncomplete",
  holdersLate: "DataHoldersLate",
  refused: "DeletionsRefused",
  unknown: "AppsUnknown",
  unlisted: "RecordsUnlisted",
} as const;
