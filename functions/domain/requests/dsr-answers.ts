/** What we say under OpenDSR 2.0 (6.4 to 6.7); instants in RFC 3339. */
import type { Dialect } from "./dialect.ts";
import { supportedIdentity, supportedTypes } from "./dsr-request.ts";
import { progressView } from "./progress.ts";
import type { DeletionRequest } from "./request.ts";
import { coreOf } from "./states.ts";

const iso = (instant: number): string => new Date(instant).toISOString();

/** Who asks, in the standard's word: the customer's account. */
export type Controller = { readonly uin: string };

const named = ({ uin }: Controller, { requestId, deadline }: DeletionRequest) => ({
  controller_id: uin,
  expected_completion_time: iso(deadline),
  subject_request_id: requestId,
});

/** The answer to a new request and to its repetition; the body goes back as it came, and is kept nowhere. */
export const createdBody = (controller: Controller, request: DeletionRequest, sent: Buffer) => ({
  ...named(controller, request),
  received_time: iso(request.receivedAt),
  encoded_request: sent.toString("base64"),
});

/** What the standard's four statuses do not say. */
const richer = ({ state, reason, reviewBy, plan, counts }: DeletionRequest) => ({
  state,
  ...(counts === undefined ? {} : { holders: progressView(counts) }),
  ...(state === "plan_changed" ? { preview_digest: plan?.found?.digest } : {}),
  ...(reason === undefined ? {} : { reason }),
  ...(reviewBy === undefined ? {} : { review_by: iso(reviewBy) }),
});

/** Where the results of an access request are to be had, by the app's token, and of how many files (6.6). */
const results = ({ appId, requestId, type, state, bundle }: DeletionRequest, domain: string) =>
  type !== "access" || state !== "completed" || bundle === undefined
    ? undefined
    : {
        results_url: `https://${domain}/v1/apps/${appId}/access-requests/${requestId}`,
        results_count: (bundle.parts ?? []).reduce((sum, { files }) => sum + files, 0),
      };

export const statusBody = (controller: Controller, request: DeletionRequest, domain: string) => ({
  ...named(controller, request),
  request_status: coreOf(request.state),
  ...results(request, domain),
  extensions: { [domain]: richer(request) },
});

export const callbackBody = (
  controller: Controller,
  request: DeletionRequest,
  { domain, url }: { readonly domain: string; readonly url: string },
) => ({
  ...statusBody(controller, request, domain),
  status_callback_url: url,
  results_url: null,
  results_count: null,
  ...results(request, domain),
});

export const cancelledBody = ({ uin }: Controller, request: DeletionRequest, dialect: Dialect) => ({
  controller_id: uin,
  received_time: iso(request.changedAt),
  subject_request_id: request.requestId,
  api_version: dialect.version,
});

export const discoveryBody = (domain: string, { version }: Dialect) => ({
  api_version: version,
  supported_identities: [supportedIdentity],
  supported_subject_request_types: supportedTypes,
  processor_certificate: `https://${domain}/v2/cert.pem`,
  extensions: {
    [domain]: {
      signature_algorithm: "RSASSA-PKCS1-v1_5 with SHA-256",
      processor_signature:
        "over the body as it is without its last member, processor_signature; the header signs the whole body",
      request_extension: { app_id: "the app that the person uses; the token must speak for it" },
    },
  },
});
