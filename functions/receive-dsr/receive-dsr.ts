import type { Tenant } from "../domain/app.ts";
import { Problem } from "../domain/problem.ts";
import type { Dialect } from "../domain/requests/dialect.ts";
import type { DsrRequest } from "../domain/requests/dsr-request.ts";
import type { DeletionRequest } from "../domain/requests/request.ts";
import { ownPerson } from "../domain/source-ids.ts";
import { type Accepting, accept } from "../steps/requests/accept.ts";

export type Received = {
  readonly tenant: Tenant;
  readonly dsr: DsrRequest;
  readonly dialect: Dialect;
  readonly sent: Buffer;
};

/**
 * Takes a person's request as a controller sends it. Its id is the controller's, whatever the app: one that
 * is taken by another app for which the token speaks as well, among `own`, is a "request-conflict".
 */
export const receiveDsr = async (
  ports: Accepting,
  { tenant, dsr, dialect, sent }: Received,
  own: Tenant | undefined,
  now: number,
): Promise<DeletionRequest> => {
  if (own !== undefined && own.app.appId !== tenant.app.appId)
    throw new Problem("request-conflict");
  const asked = {
    requestId: dsr.subject_request_id,
    type: dsr.subject_request_type,
    intake: dialect.intake,
    regulation: dsr.regulation,
    target: { kind: "user", id: ownPerson(dsr.subject_identities[0]?.identity_value ?? "") },
    submittedAt: Date.parse(dsr.submitted_time),
    callbackUrls: dsr.status_callback_urls ?? [],
    sent: sent.toString(),
  } as const;
  return accept(ports, tenant, asked, now);
};
