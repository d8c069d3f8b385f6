/** Deletion requests: where they are kept, and how we sign what we say about them. */
import type { Page } from "../domain/pages.ts";
import type { Draft } from "../domain/receipt-draft.ts";
import type { ErasedNow } from "../domain/requests/progress.ts";
import type { DeletionRequest } from "../domain/requests/request.ts";
import type { Turned } from "./turns.ts";

/** Names one request; all that its queue carries. */
export type RequestTask = { readonly appId: string; readonly requestId: string };

/** One call of one of a request's URLs, by its place in the list; `attempt` counts from 1. */
export type CallbackTask = RequestTask & {
  readonly change: number;
  readonly url: number;
  readonly attempt: number;
};

/** What a request leaves to the notary when it ends; `due` is when to look (epoch ms). */
export type RequestNotes = { readonly drafts: readonly Draft[]; readonly due: number };

export type Requests = {
  /** Adds a request, if its app has none of that id that may be read; false if it has. */
  add(request: DeletionRequest, now: number): Promise<boolean>;
  /** A request, read consistently; undefined also if it is forgotten. Throws if its row is of a form that nobody can read. */
  get(appId: string, requestId: string, now: number): Promise<DeletionRequest | undefined>;
  /**
   * Puts a request in place of what was read, together with its notes; answers it as it lies there now, or undefined if
   * anything was written to its row since.
   */
  change(
    before: DeletionRequest,
    after: DeletionRequest,
    notes?: RequestNotes,
  ): Promise<DeletionRequest | undefined>;
  /**
   * Adds to what an open request has erased in a store, sets what was refused there, and puts the next look at it off:
   * whoever else adds meanwhile, nothing is lost. A worker that dies before it has counted leaves the counts too low. A task
   * that has a turn counts only while it has: of two that erase the same beside each other both hear that it is gone.
   */
  count(task: RequestTask & Turned, store: string, erased: ErasedNow, now: number): Promise<void>;
  /** How many requests of an app are not over, counted up to a bound. */
  open(appId: string, most: number): Promise<number>;
  /** The apps that have a request of this id: two may have chosen the same. */
  appsOf(requestId: string): Promise<readonly string[]>;
  /** An app's requests in the order of their ids. */
  page(appId: string, now: number, limit: number, after?: string): Promise<Page<DeletionRequest>>;
};

/** The requests of an app as its purge sees them. */
export type RequestsOfApp = {
  /** Takes them all out; answers how many there were. */
  forget(appId: string): Promise<number>;
};

/** What waits in a shard, since when (epoch ms): requests to look at again, and open ones that are near their deadline. */
export type WaitingRequests = {
  waiting(shard: string, now: number, after?: string): Promise<Page<WaitingRequest>>;
};

export type WaitingRequest = {
  readonly task: RequestTask;
  readonly due: number;
  readonly nearDeadline: boolean;
};

/** The key that signs: RSASSA-PKCS1-v1_5 over SHA-256 (FIPS 186-4). */
export type Signer = {
  sign(bytes: Uint8Array): Promise<Uint8Array>;
  /** The public key, as a SubjectPublicKeyInfo (RFC 5280) in DER. */
  publicKey(): Promise<Uint8Array>;
};
