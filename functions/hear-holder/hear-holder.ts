import { type Confirmation, isDone, requestIn } from "../domain/data-holders.ts";
import type { DataHolders, Queue, RequestTask } from "../ports.ts";

export type Hearing = {
  readonly dataHolders: DataHolders;
  readonly requests: Queue<RequestTask>;
  readonly purges: Queue<{ readonly appId: string }>;
};

/** Whoever waited for the store goes on; for changed settings nobody waits, and the row has done its work. */
const goOn = async (
  { dataHolders, requests, purges }: Hearing,
  { appId, erasure, holder }: Confirmation,
): Promise<void> => {
  const requestId = requestIn(erasure);
  if (requestId !== undefined) return requests.send({ appId, requestId });
  if (erasure === "purge") return purges.send({ appId });
  const rows = await dataHolders.ofApp(appId);
  const own = rows.filter((row) => row.erasure === erasure && row.holder === holder);
  await dataHolders.forget(appId, own);
};

/**
 * Takes what a store says that it has erased. `unfinished` means that something is left there: it will be asked again;
 * `unknown`, that it was not asked this, or has said so before (invariant 8).
 */
export const hearHolder = async (
  ports: Hearing,
  said: Confirmation,
  now: number,
): Promise<"erased" | "unfinished" | "unknown"> => {
  if (!isDone(said)) return "unfinished";
  const { appId, since, refused, remaining, ...rest } = said;
  const known = await ports.dataHolders.confirm(appId, { ...rest, since: Date.parse(since) }, now);
  if (!known) return "unknown";
  await goOn(ports, said);
  return "erased";
};
