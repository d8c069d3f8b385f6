import type { AwsClients } from "./clients.ts";
import { drained } from "./queues.ts";
import { fireDue, runRecurring } from "./schedules.ts";
import { setClock } from "./set-clock.ts";

/** Lets time pass for the whole system, by moving the functions' clocks and doing what the schedules would. */
export type TimeMachine = {
  /** What time it is for the functions (epoch ms). It runs on. */
  now(): number;
  /** Goes to an instant (epoch ms) and does what was due by then: schedules first, then the sweep. */
  travelTo(instant: number): Promise<void>;
  /** Waits for the work in progress. */
  settle(): Promise<void>;
};

export const timeMachine = (clients: AwsClients): TimeMachine => {
  let offset = 0;
  const now = () => Date.now() + offset;
  const settle = () => drained(clients.sqs);
  return {
    now,
    settle,
    travelTo: async (instant) => {
      await settle();
      offset = Math.round(instant - Date.now());
      await setClock(clients.lambda, offset);
      await fireDue(clients, now());
      await settle();
      await runRecurring(clients);
      await settle();
    },
  };
};
