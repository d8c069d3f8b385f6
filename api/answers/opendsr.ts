/** What is said under OpenDSR 2.0 (6.4 to 6.8). */
import * as z from "zod/mini";
import { supportedIdentity, supportedTypes } from "../../functions/domain/requests/dsr-request.ts";
import { states } from "../../functions/domain/requests/states.ts";
import { component, count, instant, text } from "../components.ts";
import { progress, statuses } from "./requests.ts";

const version = z.enum(["2.0", "1.0"]);
/** By the domain that speaks. */
const extensions = <S extends z.core.$ZodType>(of: S) => z.record(z.string(), of);

export const received = component(
  "DsrReceived",
  z.strictObject({
    controller_id: text(),
    expected_completion_time: instant(),
    subject_request_id: text(),
    received_time: instant(),
    encoded_request: z.base64(),
    processor_signature: z.base64(),
  }),
);

const richer = z.strictObject({
  state: z.enum(states),
  holders: z.optional(z.array(progress)),
  preview_digest: z.optional(text()),
  reason: z.optional(text()),
  review_by: z.optional(instant()),
});

export const status = component(
  "DsrStatus",
  z.strictObject({
    controller_id: text(),
    expected_completion_time: instant(),
    subject_request_id: text(),
    request_status: z.enum(statuses),
    results_url: z.optional(z.url()),
    results_count: z.optional(count()),
    extensions: extensions(richer),
    api_version: version,
  }),
);

export const cancelled = component(
  "DsrCancelled",
  z.strictObject({
    controller_id: text(),
    received_time: instant(),
    subject_request_id: text(),
    api_version: version,
    processor_signature: z.base64(),
  }),
);

const own = z.strictObject({
  signature_algorithm: text(),
  processor_signature: text(),
  request_extension: z.strictObject({ app_id: text() }),
});

export const discovery = component(
  "DsrDiscovery",
  z.strictObject({
    api_version: version,
    supported_identities: z.array(
      z.strictObject({
        identity_type: z.literal(supportedIdentity.identity_type),
        identity_format: z.literal(supportedIdentity.identity_format),
      }),
    ),
    supported_subject_request_types: z.array(z.enum(supportedTypes)),
    processor_certificate: z.url(),
    extensions: extensions(own),
  }),
);

const mistake = z.strictObject({ domain: text(), reason: text(), message: text() });

export const dsrError = component(
  "DsrError",
  z.strictObject({
    error: z.strictObject({ code: z.int(), message: text(), errors: z.array(mistake) }),
  }),
);
