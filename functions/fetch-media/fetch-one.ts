/** One medium that a message names by URL, fetched into our bucket under the types that an upload may have. */
import { NotCallable } from "../domain/destination.ts";
import { type MediaKind, type Medium, suits, unknownType } from "../domain/media.ts";
import { passedOver } from "../domain/passed-over.ts";
import type { LinkedMedium } from "../domain/tencent-media.ts";
import { limits } from "../policy/limits.ts";
import type { LookAtObject, Outbound, PutObject, Vault } from "../ports.ts";

export type FetchingOne = {
  readonly outbound: Pick<Outbound, "fetch">;
  readonly put: PutObject;
  readonly look: LookAtObject;
  /** Says that a medium will never be fetched, and why. */
  readonly passOver: (kind: MediaKind, cause: PassedOver) => void;
};
export type PassedOver = "URL may not be called" | "type does not suit the kind";

class Unsuitable extends Error {}

const typeOf = (kind: MediaKind, contentType: string): string => {
  const type = contentType.split(";")[0]?.trim() || unknownType;
  if (suits(kind, type) || type === unknownType) return type;
  throw new Unsuitable("The type does not suit the kind");
};

/** What was put before its message knew of it stays as it is: the medium is what lies there. */
const fetchOne = async (
  { outbound, put, look }: FetchingOne,
  vault: Vault,
  { url, ...linked }: LinkedMedium,
  timeoutMs: number,
): Promise<Medium> => {
  const key = vault.keyOfObject(linked.key);
  const there = await look(linked.key, key);
  if (there !== undefined) return { ...linked, ...there };
  const { bytes, contentType } = await outbound.fetch(url, limits.mediaBytes, timeoutMs);
  passedOver(await put(linked.key, key, bytes, typeOf(linked.kind, contentType)));
  const head = await look(linked.key, key);
  if (head === undefined) throw new Error("The medium is gone again");
  return { ...linked, ...head };
};

const causeOf = (error: unknown): PassedOver | undefined => {
  if (error instanceof NotCallable) return "URL may not be called";
  return error instanceof Unsuitable ? "type does not suit the kind" : undefined;
};

export type Outcome = Medium | "passed over" | Error;

/** What may not be called, or is no medium, is passed over for good; every other failure is a reason to come again. */
export const tryOne = async (
  ports: FetchingOne,
  vault: Vault,
  linked: LinkedMedium,
  timeoutMs: number,
): Promise<Outcome> => {
  try {
    return await fetchOne(ports, vault, linked, timeoutMs);
  } catch (error) {
    const cause = causeOf(error);
    if (cause === undefined) return error instanceof Error ? error : new Error("thrown");
    ports.passOver(linked.kind, cause);
    return "passed over";
  }
};
