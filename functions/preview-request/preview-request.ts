import type { Tenant } from "../domain/app.ts";
import { partsOf } from "../domain/requests/parts.ts";
import { type PlainRequest, targetOf } from "../domain/requests/plain-request.ts";
import { staysBeside } from "../policy/stays.ts";
import type { AppKeys, Patience } from "../ports.ts";
import { scopeOf } from "../steps/requests/accept.ts";
import { type FindingPlan, findPlan } from "../steps/requests/find-plan.ts";

export type Previewing = FindingPlan & {
  readonly keys: AppKeys;
  readonly joined: readonly string[];
};

/**
 * What a request would do if it came now (DA-5.request): nothing is touched. If `bound` ends before everything has been
 * found, the counts are what was found until then, and there is no digest to agree to.
 */
export const previewRequest = async (
  ports: Previewing,
  tenant: Tenant,
  body: PlainRequest,
  now: number,
  bound: Patience,
) => {
  const scope = scopeOf(targetOf(body), await ports.keys.ring(tenant.app));
  const request = { scope, receivedAt: now };
  const { kind, plan } = await findPlan(ports, { tenant, request, now }, undefined, bound);
  const { digest, ...counts } = plan;
  const asked = partsOf(request).map(({ category }) => category);
  return {
    scope: scope.kind,
    complete: kind === "whole",
    ...(kind === "whole" ? { digest } : {}),
    ...counts,
    ...(ports.joined.length > 0 ? { alsoAsked: ports.joined } : {}),
    stays: staysBeside(asked, scope.kind === "user"),
  };
};
