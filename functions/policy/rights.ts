/**
 * Who may do what: one table of routes and one of the configuration's fields. The API's gateway, the functions and the
 * documentation take it from here. An operator sees and steers, and never reads or says anything as an app does; what
 * decides where content goes, and who may speak for an app, is the app's own.
 */
import type { scopes } from "./names.ts";

export type Scope = keyof typeof scopes;

const open = [] as const satisfies Scope[];
const operator = ["operator"] as const satisfies Scope[];
const own = ["app"] as const satisfies Scope[];
const either = ["operator", "app"] as const satisfies Scope[];

const app = "/v1/apps/{appId}";
const user = `${app}/users/{userId}` as const;
const messages = `${app}/conversations/{conversationId}/messages` as const;
const deletions = `${app}/deletion-requests` as const;
const accesses = `${app}/access-requests` as const;
const dsr = "{subject_request_id}";

/** The scopes of which a token needs one, by route as API Gateway names it; without any, a route is open to all. */
export const routeScopes = {
  "POST /v1/apps": operator,
  "GET /v1/apps": operator,
  [`GET ${app}`]: either,
  [`POST ${app}/termination`]: either,
  [`DELETE ${app}/termination`]: either,
  [`GET ${app}/configuration`]: either,
  [`PUT ${app}/configuration`]: either,
  [`PATCH ${app}/configuration`]: either,
  [`GET ${app}/erasures`]: either,
  [`GET ${app}/holdings`]: either,
  [`PATCH ${app}/erasures/{kind}`]: operator,
  [`POST ${app}/holds`]: operator,
  [`GET ${app}/holds`]: operator,
  [`DELETE ${app}/holds/{holdId}`]: operator,
  [`POST ${app}/holds/{holdId}/agreement`]: operator,
  [`PUT ${user}`]: own,
  [`GET ${user}`]: own,
  [`DELETE ${user}`]: own,
  [`POST ${app}/messages`]: own,
  [`GET ${messages}`]: own,
  [`DELETE ${messages}/{messageId}`]: own,
  [`POST ${app}/media`]: own,
  [`POST ${app}/log-data`]: own,
  [`GET ${app}/log-data`]: own,
  [`POST ${app}/monitoring-data`]: own,
  [`GET ${app}/monitoring-data`]: own,
  [`POST ${deletions}`]: either,
  [`POST ${deletions}/preview`]: either,
  [`GET ${deletions}`]: either,
  [`GET ${deletions}/{requestId}`]: either,
  [`PATCH ${deletions}/{requestId}`]: either,
  [`DELETE ${deletions}/{requestId}`]: either,
  [`GET ${deletions}/{requestId}/subject`]: operator,
  [`POST ${accesses}`]: own,
  [`GET ${accesses}`]: own,
  [`GET ${accesses}/{requestId}`]: own,
  [`GET ${app}/receipts`]: either,
  "GET /v1/receipts": operator,
  "GET /v1/receipt-chains/{chain}/head": open,
  "GET /v1/receipt-key": open,
  "POST /v2/requests": own,
  "POST /v1/opengdpr_requests": own,
  "POST /opengdpr_requests": own,
  [`GET /v2/requests/${dsr}`]: own,
  [`GET /v1/opengdpr_requests/${dsr}`]: own,
  [`GET /opengdpr_requests/${dsr}`]: own,
  [`GET /v2/status/${dsr}`]: own,
  [`DELETE /v2/requests/${dsr}`]: own,
  [`DELETE /v1/opengdpr_requests/${dsr}`]: own,
  [`DELETE /opengdpr_requests/${dsr}`]: own,
  "ANY /v2/requests": open,
  "ANY /v1/opengdpr_requests": open,
  "ANY /opengdpr_requests": open,
  [`ANY /v2/requests/${dsr}`]: open,
  [`ANY /v1/opengdpr_requests/${dsr}`]: open,
  [`ANY /opengdpr_requests/${dsr}`]: open,
  [`ANY /v2/status/${dsr}`]: open,
  "GET /v2/discovery": open,
  "GET /v1/discovery": open,
  "GET /v2/cert.pem": open,
  "POST /v1/webhooks/tencent": open,
  "GET /v1/policy": open,
  "GET /v1/openapi.json": open,
  "GET /v1/docs": open,
  "GET /console": open,
  "GET /console/{proxy+}": open,
} as const satisfies Readonly<Record<string, readonly Scope[]>>;

/** The scopes that open a route; none for one that is not in the table. */
export const scopesOf = (route: string): readonly Scope[] =>
  Object.entries(routeScopes).find(([name]) => name === route)?.[1] ?? [];

/**
 * Who may change which field of an app's configuration. `callback` and whether a category is stored decide where content
 * goes, without `consent` nothing is stored, `sharing` gives details to others, and whoever knows `secrets` speaks for
 * the app: each of them is the app's own, and so is the certificate whose secret goes with it.
 */
export const fieldScopes = {
  callback: own,
  "storage.messages.store": own,
  "storage.messages.days": either,
  "storage.userInformation.store": own,
  "storage.userInformation.days": either,
  consent: own,
  secrets: own,
  sharing: own,
  pushCertificates: own,
  package: either,
  administratorAccount: either,
  application: either,
  verifyFriendBeforeMessage: either,
  checkBlacklist: either,
  multiPlatformInstances: either,
  tags: either,
  audioVideoGroupHistory: either,
  recall: either,
  recentContacts: either,
  defaultFriendVerification: either,
  customFields: either,
  dataCentre: either,
  sensitiveDetectors: either,
  minimumAges: either,
} as const satisfies Readonly<Record<string, readonly Scope[]>>;

export type ConfiguredField = keyof typeof fieldScopes;
