/**
 * A change of a request is told to a URL of its controller (OpenDSR 2.0, 8.5), signed. What is told is the state as
 * it is now, so that a call that comes late takes nothing back (invariant 8). The message names the request only:
 * the URL is sealed in its row.
 */
import * as z from "zod/mini";
import { NotCallable } from "../domain/destination.ts";
import { appId } from "../domain/fields.ts";
import { restAfter, type Verdict, verdictOf } from "../domain/requests/delivery.ts";
import { dialects } from "../domain/requests/dialect.ts";
import { callbackBody } from "../domain/requests/dsr-answers.ts";
import { requestId } from "../domain/requests/identifiers.ts";
import type { DeletionRequest } from "../domain/requests/request.ts";
import type { AppKeys, Apps, CallbackTask, Outbound, Queue, Requests, Signer } from "../ports.ts";
import { openUrls } from "../steps/requests/callback-urls.ts";
import { signatureOf } from "../steps/requests/sign.ts";

export const callbackTask = z.object({
  appId: appId(),
  requestId: requestId(),
  change: z.int(),
  url: z.int(),
  attempt: z.int().check(z.minimum(1)),
});

export type Calling = {
  readonly apps: Apps;
  readonly keys: AppKeys;
  readonly requests: Requests;
  readonly outbound: Pick<Outbound, "deliver">;
  readonly queue: Queue<CallbackTask>;
  readonly signer: Signer;
  readonly domain: string;
  readonly refused: () => void;
};

const timeoutMs = 5_000;

type Letter = { readonly url: string; readonly body: string; readonly request: DeletionRequest };

const deliver = async (
  { outbound, signer, domain }: Calling,
  { url, body, request }: Letter,
): Promise<Verdict> => {
  const dialect = request.intake === "opengdpr" ? dialects.opengdpr : dialects.opendsr;
  const headers = {
    [dialect.domainHeader]: domain,
    [dialect.signatureHeader]: await signatureOf(signer, body),
  };
  try {
    return verdictOf(await outbound.deliver(url, body, headers, timeoutMs));
  } catch (error) {
    if (error instanceof NotCallable) return "refused";
    throw error;
  }
};

/** What is to be sent; undefined if the app or the request is gone. */
const letterOf = async (
  { apps, keys, requests, domain }: Calling,
  task: CallbackTask,
  now: number,
): Promise<Letter | undefined> => {
  const tenant = await apps.tenant(task.appId);
  const request = await requests.get(task.appId, task.requestId, now);
  if (tenant === undefined || tenant.app.status === "purging" || !request) return undefined;
  const url = openUrls(await keys.vault(tenant, "configuration"), request)[task.url];
  if (url === undefined) return undefined;
  return { url, request, body: JSON.stringify(callbackBody(tenant.app, request, { domain, url })) };
};

/** Makes one call; one that failed comes again, later and later, and in the end is a dead letter. */
export const sendCallback = async (
  ports: Calling,
  task: CallbackTask,
  now: number,
): Promise<void> => {
  const letter = await letterOf(ports, task, now);
  if (letter === undefined) return;
  const verdict = await deliver(ports, letter);
  if (verdict === "refused") ports.refused();
  if (verdict !== "again") return;
  const rest = restAfter(task.attempt);
  if (rest === undefined) throw new Error("The callback was never answered");
  await ports.queue.send({ ...task, attempt: task.attempt + 1 }, rest);
};
