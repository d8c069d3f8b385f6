import type { Request } from "../tap/calls.ts";
import { namedCall } from "../tap/calls.ts";
import type { Answer } from "../tap/refusals.ts";
import { refusalOf } from "../tap/refusals.ts";
import type { Caller } from "./callers.ts";
import { tellsAbsence } from "./wanted/s3.ts";
import { wantedBy } from "./wanted/wanted.ts";

let denials: string[] = [];

/** What was refused since it was asked last: who wanted what. */
export const takeDenials = (): readonly string[] => {
  const taken = denials;
  denials = [];
  return taken;
};

/** AWS's refusal of a call, if its caller may not make it. */
export const refusalFor = ({ role, roles }: Caller, request: Request): Answer | undefined => {
  const missing = role.refused(wantedBy(request, roles.place));
  if (missing === undefined) return undefined;
  denials.push(`${role.action} may not ${missing.action} on ${missing.resource}`);
  return refusalOf(namedCall(request).service, "denied");
};

const absent = 404;

/** S3 tells nobody who may not list a bucket that an object is not there. */
export const hidden = ({ role }: Caller, request: Request, status: number): Answer | undefined => {
  if (status !== absent || namedCall(request).service !== "s3") return undefined;
  const bucket = tellsAbsence(request);
  if (bucket === undefined) return undefined;
  const mayList = role.refused([{ action: "s3:ListBucket", resource: bucket }]) === undefined;
  return mayList ? undefined : refusalOf("s3", "denied");
};
