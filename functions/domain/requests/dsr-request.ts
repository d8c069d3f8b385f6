/** The body of `POST /v2/requests` (OpenDSR 2.0, 6.3), and of its older names. */
import * as z from "zod/mini";
import { limits } from "../../policy/limits.ts";
import { instant, knownId, list, text } from "../fields.ts";
import { callbackUrl } from "./callback-url.ts";
import type { Dialect } from "./dialect.ts";
import { requestId } from "./identifiers.ts";
import type { RequestType } from "./request.ts";

/** The one kind of identity by which a chat app knows its users. */
export const supportedIdentity = {
  identity_type: "controller_customer_id",
  identity_format: "raw",
} as const;
/** What we carry out. */
export const supportedTypes = ["erasure", "access"] as const satisfies readonly RequestType[];

const identity = z.object({
  identity_type: z.literal(supportedIdentity.identity_type),
  identity_format: z.literal(supportedIdentity.identity_format),
  identity_value: knownId(),
});

const regulation = z.enum(["gdpr", "ccpa"]);

type Terms = {
  readonly domain: string;
  readonly dialect: Dialect;
  readonly mayCall: (url: string) => boolean;
};

/**
 * What we read of a request. Fields that are not in the standard are let pass, since controllers send some; our
 * own extension is strict. The older standard knows no `regulation`.
 */
export const dsrRequest = ({ domain, dialect, mayCall }: Terms) =>
  z.object({
    regulation: dialect.needsRegulation ? regulation : z.optional(regulation),
    subject_request_id: requestId(),
    subject_request_type: z.enum(supportedTypes),
    submitted_time: instant(),
    subject_identities: list(identity, 1).check(z.minLength(1)),
    api_version: z.optional(text(limits.nameLength)),
    status_callback_urls: z.optional(list(callbackUrl(mayCall), limits.callbackUrls)),
    extensions: z.object({ [domain]: z.strictObject({ app_id: z.string() }) }),
  });

export type DsrRequest = {
  readonly regulation?: "gdpr" | "ccpa" | undefined;
  readonly subject_request_id: string;
  readonly subject_request_type: RequestType;
  readonly submitted_time: string;
  readonly subject_identities: readonly { readonly identity_value: string }[];
  readonly status_callback_urls?: readonly string[] | undefined;
};

/** The app that a body is about; all that is looked at before it is known whether the token speaks for it. */
export const appNamed = (domain: string) =>
  z.object({ extensions: z.object({ [domain]: z.object({ app_id: z.string() }) }) });

export const dsrPath = z.object({ subject_request_id: requestId() });
