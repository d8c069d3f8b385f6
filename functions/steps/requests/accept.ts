import { randomUUID } from "node:crypto";
import type { Tenant } from "../../domain/app.ts";
import { tooManyRequests } from "../../domain/budgets.ts";
import { clockProblem } from "../../domain/clocks.ts";
import { Problem } from "../../domain/problem.ts";
import type { Target } from "../../domain/requests/plain-request.ts";
import {
  type DeletionRequest,
  type Intake,
  newRequest,
  type RequestType,
  type Scope,
} from "../../domain/requests/request.ts";
import { firstOf } from "../../domain/turn.ts";
import { openAtOnce } from "../../policy/budgets.ts";
import { type ClockName, clocks } from "../../policy/clocks.ts";
import { seconds } from "../../policy/duration.ts";
import { operational } from "../../policy/periods.ts";
import type { AppKeys, KeyRing, Queue, Requests, RequestTask, Turned, Vault } from "../../ports.ts";
import { sealUrls } from "./callback-urls.ts";
import { sealSubject } from "./subject.ts";

export type Accepting = {
  readonly keys: AppKeys;
  readonly requests: Requests;
  readonly queue: Queue<RequestTask & Turned>;
  /** Stores of the operator's own that have joined, and must be told whom a request is about. */
  readonly joined: readonly string[];
};

/** What is asked for, before anything personal in it is made a digest; `sent` is the body as it came. */
export type Asked = {
  readonly requestId: string;
  readonly type?: RequestType | undefined;
  readonly intake: Intake;
  readonly regulation?: "gdpr" | "ccpa" | undefined;
  readonly target: Target;
  readonly submittedAt: number;
  readonly callbackUrls: readonly string[];
  readonly previewDigest?: string | undefined;
  readonly sent: string;
};

/** What is asked for, by digest. */
export const scopeOf = (target: Asked["target"], { digest }: KeyRing): Scope =>
  target.kind === "category" ? target : { kind: target.kind, digest: digest(target.id) };

/** A plain hash of a body with an id in it would be personal data: this one needs the app's key. */
const fingerprintOf = ({ sent, type }: Asked, { digest }: KeyRing): string =>
  digest(type === "access" ? `access ${sent}` : `request ${sent}`);

const requestFrom = (
  {
    ring,
    vault,
    joined,
  }: { readonly ring: KeyRing; readonly vault: Vault; readonly joined: readonly string[] },
  appId: string,
  asked: Asked,
  now: number,
): DeletionRequest => {
  const { requestId, type, intake, regulation, submittedAt, target } = asked;
  const named = { appId, requestId, type, intake, regulation, submittedAt };
  const sealed = sealUrls(vault, { appId, requestId }, asked.callbackUrls);
  const isTold = joined.length > 0 && target.kind !== "category" && type !== "access";
  const subject = isTold ? sealSubject(vault, named, target.id) : undefined;
  const rest = { scope: scopeOf(target, ring), fingerprint: fingerprintOf(asked, ring) };
  const { previewDigest: expects } = asked;
  const plan = expects === undefined ? undefined : { expects };
  return newRequest({ ...named, ...rest, callbacks: sealed, subject, plan }, now);
};

/** Who was first may not have finished writing. */
const tries = 3;

/** The request as it was first made, if it was; another body under its id is a "request-conflict". */
const madeBefore = async (
  { requests }: Accepting,
  { appId, requestId, fingerprint }: DeletionRequest,
  now: number,
): Promise<DeletionRequest | undefined> => {
  const before = await requests.get(appId, requestId, now);
  if (before === undefined || before.fingerprint === fingerprint) return before;
  throw new Problem("request-conflict");
};

/** The request as it was first made, by this call or by one before it with the same body. */
const addOnce = async (
  ports: Accepting,
  request: DeletionRequest,
  now: number,
): Promise<DeletionRequest> => {
  for (let attempt = 0; attempt < tries; attempt++) {
    if (await ports.requests.add(request, now)) return request;
    const before = await madeBefore(ports, request, now);
    if (before !== undefined) return before;
  }
  throw new Error("The request is being added by another call");
};

/**
 * Each open request has all messages of the app read: so many and no more. Those that come in the same moment may pass the
 * bound by as many, which the rate of calls bounds.
 */
const checkOpen = async ({ requests }: Accepting, appId: string): Promise<Problem | undefined> =>
  (await requests.open(appId, openAtOnce.requests)) < openAtOnce.requests
    ? undefined
    : tooManyRequests();

/**
 * The request, if its time is within what is taken and the app has no more of them open than it may have; one that was taken
 * before is answered, however long ago that was.
 */
const addTimely = async (
  ports: Accepting,
  request: DeletionRequest,
  { submittedAt, intake }: Asked,
  now: number,
): Promise<DeletionRequest> => {
  const name: ClockName = intake === "plain" ? "request" : "dsr";
  const problem =
    clockProblem(name, [[clocks[name].field, submittedAt]], now) ??
    (await checkOpen(ports, request.appId));
  if (problem === undefined) return addOnce(ports, request, now);
  const before = await madeBefore(ports, request, now);
  if (before !== undefined) return before;
  throw problem;
};

/**
 * Takes a request (DA-5.request). Repeated with the same body it answers the first one; another body under its id is
 * a "request-conflict"; one whose time is too long ago or to come is "invalid-input", one too many "too-many-open". It is carried out behind the queue, once the writers it has overtaken have ended.
 */
export const accept = async (
  ports: Accepting,
  tenant: Tenant,
  asked: Asked,
  now: number,
): Promise<DeletionRequest> => {
  const { app } = tenant;
  const [ring, vault] = await Promise.all([
    ports.keys.ring(app),
    ports.keys.vault(tenant, "configuration"),
  ]);
  const asks = requestFrom({ ring, vault, joined: ports.joined }, app.appId, asked, now);
  // The message that is sent below has the first turn: when the sweep finds the request, it ends, should it still wait.
  const made = { ...asks, turn: firstOf(randomUUID()), leased: asks.due };
  const request = await addTimely(ports, made, asked, now);
  const { appId, requestId, state, turn } = request;
  if (state === "pending") {
    await ports.queue.send({ appId, requestId, turn }, seconds(operational.settle));
  }
  return request;
};
