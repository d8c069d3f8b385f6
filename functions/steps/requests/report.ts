/**
 * What happens to a request is reported here, by whoever carries it out or calls it off. Invariant 8: reported again,
 * it changes nothing, and any report tells the callbacks what a call that broke off had left untold.
 */
import {
  advance,
  type DeletionRequest,
  dueAgain,
  untoldChange,
} from "../../domain/requests/request.ts";
import type { RequestEvent } from "../../domain/requests/states.ts";
import type { CallbackTask, Queue, RequestNotes, Requests, RequestTask } from "../../ports.ts";

export type Reporting = {
  readonly requests: Requests;
  readonly callbacks: Queue<CallbackTask>;
};

/** `refused` means that the event cannot happen in the state that the request is in; `gone`, that there is none. */
export type Reported =
  | { readonly kind: "gone" }
  | { readonly kind: "refused" | "reported"; readonly request: DeletionRequest };

const tries = 5;

/** Notes that a change was told, whoever else writes meanwhile. */
const noteTold = async (
  { requests }: Reporting,
  request: DeletionRequest,
  change: number,
  now: number,
): Promise<void> => {
  let before: DeletionRequest | undefined = request;
  for (let tried = 0; tried < tries && before !== undefined && before.told < change; tried++) {
    if (await requests.change(before, dueAgain({ ...before, told: change }, now))) return;
    before = await requests.get(request.appId, request.requestId, now);
  }
};

/** Tells every URL of the latest change, if that has not been done, and notes that it was. */
const tell = async (ports: Reporting, request: DeletionRequest, now: number) => {
  const change = untoldChange(request);
  if (change === undefined) return;
  const { appId, requestId } = request;
  const urls = Array.from({ length: request.callbacks?.count ?? 0 }, (_, url) => url);
  await Promise.all(
    urls.map((url) => ports.callbacks.send({ appId, requestId, change, url, attempt: 1 })),
  );
  await noteTold(ports, request, change, now);
};

/** What the event that ends a request leaves to the notary, from the request as it was before. */
export type NotesOf = (request: DeletionRequest) => RequestNotes;

const attempt = async (
  ports: Reporting,
  { appId, requestId }: RequestTask,
  event: RequestEvent,
  now: number,
  notesOf: NotesOf | undefined,
): Promise<Reported | undefined> => {
  const before = await ports.requests.get(appId, requestId, now);
  if (before === undefined) return { kind: "gone" };
  const after = advance(before, event, now);
  if (after === undefined) {
    await tell(ports, before, now);
    return { kind: "refused", request: before };
  }
  const isNew = after !== before;
  const notes = isNew ? notesOf?.(before) : undefined;
  const request = await ports.requests.change(before, isNew ? after : dueAgain(before, now), notes);
  if (request === undefined) return undefined;
  await tell(ports, request, now);
  return { kind: "reported", request };
};

/** Reports an event of a request; the state follows `domain/requests/states.ts`. */
export const report = async (
  ports: Reporting,
  task: RequestTask,
  event: RequestEvent,
  now: number,
  notesOf?: NotesOf,
): Promise<Reported> => {
  for (let tried = 0; tried < tries; tried++) {
    const reported = await attempt(ports, task, event, now, notesOf);
    if (reported !== undefined) return reported;
  }
  throw new Error("The request keeps changing");
};
