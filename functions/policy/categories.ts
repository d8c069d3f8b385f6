import type { ClauseId } from "./clauses.ts";
import type { Table } from "./names.ts";
import { promised } from "./periods.ts";

/** How long a category's records live, and from when. Periods are ISO 8601 durations. */
export type Retention =
  | { readonly kind: "fixed"; readonly period: string }
  | { readonly kind: "after-termination"; readonly period: string }
  | {
      readonly kind: "chosen";
      readonly default: string;
      readonly min: string;
      readonly max: string;
      readonly optOut: true;
    };

export type Integrated = { readonly system: string; readonly role: string };

export type Category = {
  readonly title: string;
  readonly clauses: readonly ClauseId[];
  readonly fields: readonly string[];
  readonly purpose: string;
  readonly legalBasis: string;
  readonly retention: Retention;
  readonly clock: string;
  readonly table: Table;
  readonly bucket: boolean;
  readonly erasure: string;
  readonly backup: boolean;
  readonly recipients: readonly string[];
  readonly integrated: readonly Integrated[];
};

/** The systems the text integrates the data with, and what takes their place here (PP-4.integrated). */
const integrated: readonly Integrated[] = [
  { system: "CLB", role: "Amazon API Gateway" },
  { system: "MySQL", role: "Amazon DynamoDB" },
  { system: "MongoDB", role: "Amazon DynamoDB" },
  { system: "Redis", role: "Amazon DynamoDB" },
  { system: "CKafka", role: "Amazon EventBridge and Amazon SQS (ids only)" },
  { system: "COS", role: "Amazon S3" },
];

const contract = "Necessary to perform the contract with the customer";
const sweep = "Swept after expiry, each record under a condition; DynamoDB TTL is the second net";
const keyFirst = "when the app opts out or is purged its key goes first";
const untilPurge = {
  kind: "after-termination",
  period: promised.afterTermination,
} as const satisfies Retention;
const chosen = {
  kind: "chosen",
  default: promised.chosenDefault,
  min: promised.chosenMin,
  max: promised.chosenMax,
  optOut: true,
} as const satisfies Retention;

export const categories = {
  appRegistry: {
    title: "App registry",
    clauses: ["PP-5", "PP-3", "PP-6.configuration"],
    fields: ["APPID", "UIN", "region", "client ids", "status and its dates"],
    purpose: "To know whose app it is and whether it is in use",
    legalBasis: contract,
    retention: untilPurge,
    clock: "termination of the app",
    table: "apps",
    bucket: false,
    erasure: "Purged with the app",
    backup: true,
    recipients: [],
    integrated: [{ system: "MySQL", role: "Amazon DynamoDB with point-in-time recovery" }],
  },
  configuration: {
    title: "Configuration data",
    clauses: [
      "PP-4.configuration",
      "PP-6.configuration",
      "PP-4.sharing",
      "DA-6.consent",
      "DA-6.age",
    ],
    fields: [
      "callback on/off and URL",
      "package and subscription",
      "administrator account",
      "application details",
      "friend verification and blacklist checks",
      "multi-platform login instances",
      "offline push certificates",
      "tags",
      "audio-video group history for new members",
      "message recall",
      "historical message storage period",
      "recent contacts to pull",
      "default verification for adding friends",
      "custom friend, user, group-member and group fields",
      "data centre",
      "consent statement and minimum ages",
    ],
    purpose: "To provide the feature as configured, and for performance analysis",
    legalBasis: contract,
    retention: untilPurge,
    clock: "termination of the app",
    table: "configuration",
    bucket: false,
    erasure: "Purged with the app; its data keys are destroyed first",
    backup: false,
    recipients: ["TRTC, if opted in and subscribed"],
    integrated,
  },
  logData: {
    title: "Log data",
    clauses: ["PP-4.log", "PP-6.log"],
    fields: ["public exit IP", "interface name", "time", "cause of an exception"],
    purpose: "Performance analysis, to provide and improve the feature",
    legalBasis: contract,
    retention: { kind: "fixed", period: promised.logData },
    clock: "time of the request",
    table: "log-data",
    bucket: false,
    erasure: sweep,
    backup: false,
    recipients: [],
    integrated,
  },
  monitoringData: {
    title: "Monitoring data",
    clauses: ["PP-4.monitoring", "PP-6.monitoring"],
    fields: ["success rate", "average delay", "per application, interface and minute"],
    purpose: "Network quality analysis, debugging, to improve the feature",
    legalBasis: contract,
    retention: { kind: "fixed", period: promised.monitoringData },
    clock: "start of the minute",
    table: "monitoring-data",
    bucket: false,
    erasure: sweep,
    backup: false,
    recipients: [],
    integrated,
  },
  userInformation: {
    title: "User information",
    clauses: [
      "DA-2.user",
      "DA-5.opt-out",
      "DA-5.period",
      "DA-6.age",
      "DA-6.sensitive",
      "DA-6.consent",
    ],
    fields: [
      "nickname",
      "avatar URL",
      "personalised signature",
      "other profile fields the user set",
    ],
    purpose: "To provide the feature, nothing else",
    legalBasis: "On the customer's behalf (processor)",
    retention: chosen,
    clock: "last change by the user",
    table: "user-information",
    bucket: false,
    erasure: `${sweep}; ${keyFirst}`,
    backup: false,
    recipients: ["the app's own callback URL, if enabled"],
    integrated,
  },
  messages: {
    title: "Chat message records",
    clauses: ["DA-2.messages", "DA-5.opt-out", "DA-5.period", "DA-6.sensitive", "DA-6.consent"],
    fields: ["text", "photos", "audio", "video", "sender, conversation and time"],
    purpose: "To provide the feature, nothing else",
    legalBasis: "On the customer's behalf (processor)",
    retention: chosen,
    clock: "time the message was sent",
    table: "messages",
    bucket: true,
    erasure: `${sweep}; media go first, S3 lifecycle is their second net; ${keyFirst}`,
    backup: false,
    recipients: ["the app's own callback URL, if enabled"],
    integrated,
  },
} as const satisfies Record<string, Category>;

export type CategoryName = keyof typeof categories;
/** The categories whose records expire one by one. */
export const perishable = ["logData", "monitoringData", "userInformation", "messages"] as const;
export type Perishable = (typeof perishable)[number];
/** The categories whose storage the customer chooses (DA-5). */
export const chosenCategories = ["userInformation", "messages"] as const;
export type Chosen = (typeof chosenCategories)[number];
/** The categories whose content lies sealed under a key of the app and the category. */
export const sealedCategories = ["configuration", ...chosenCategories] as const;
export type Sealed = (typeof sealedCategories)[number];
/** What a data key of an app is for: to seal a category, or to make the digests that stand in names. */
export type KeyUse = Sealed | "digest";
