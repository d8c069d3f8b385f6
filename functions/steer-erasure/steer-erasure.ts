/**
 * Pausing an erasure. What is due stays unreadable and stays due: the alarms on what is overdue ring meanwhile.
 * There is no cancelling: a purge ends by reactivation until it begins, and then its key is gone; a changed
 * configuration is overtaken by the next one.
 */
import * as z from "zod/mini";
import type { App } from "../domain/app.ts";
import { Problem } from "../domain/problem.ts";
import type { ErasureKind, Erasures, Queue } from "../ports.ts";

export const erasurePath = z.object({
  appId: z.string(),
  kind: z.enum(["purge", "settlement"]),
});

/** What is to become of an erasure. */
export const steering = z.strictObject({ state: z.enum(["paused", "running"]) });

type Ports = {
  readonly erasures: Erasures;
  readonly queues: Readonly<Record<ErasureKind, Queue<object>>>;
};

type Steering = { readonly kind: ErasureKind } & z.infer<typeof steering>;

/** Throws "not-found" when no such erasure is under way: nothing that has yet to begin is paused ahead. */
export const steerErasure = async (
  { erasures, queues }: Ports,
  { appId, status }: App,
  { kind, state }: Steering,
  now: number,
): Promise<void> => {
  const hasBegun = kind === "settlement" || status === "purging";
  if (!hasBegun || !(await erasures.pause(appId, kind, state === "paused", now))) {
    throw new Problem("not-found", `No ${kind} is under way`);
  }
  if (state === "running")
    await queues[kind].send(kind === "purge" ? { appId, look: 1 } : { appId });
};
