import type { Tenant } from "../domain/app.ts";
import { Problem } from "../domain/problem.ts";
import type { AppKeys, Requests } from "../ports.ts";
import { openSubject } from "../steps/requests/subject.ts";

export type ReadingSubject = { readonly keys: AppKeys; readonly requests: Requests };

/**
 * Whom an open request is about. Throws "not-found" for none, for one that has ended, and for one that is about a
 * category: a store that has joined needs the id for no longer than it works.
 */
export const readSubject = async (
  { keys, requests }: ReadingSubject,
  tenant: Tenant,
  requestId: string,
  now: number,
) => {
  const request = await requests.get(tenant.app.appId, requestId, now);
  if (request?.subject === undefined) throw new Problem("not-found");
  const id = openSubject(await keys.vault(tenant, "configuration"), request, request.subject);
  return request.scope.kind === "user" ? { userId: id } : { conversationId: id };
};
