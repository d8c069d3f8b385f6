/**
 * How much a deletion holds in memory: enough that requests never wait for records, and no more, whatever the
 * size of what it works through.
 */
import { signal } from "../batches/signal.ts";

/** Found records that wait for their deletion: some tens of requests' worth, under a megabyte. */
const mostHeld = 3_000;
const mostWalks = 48;

export type Load = {
  /** Waits until one more partition may be walked. */
  room(): Promise<void>;
  began(): void;
  ended(): void;
  found(records: number): void;
  let(records: number): void;
};

export const load = (): Load => {
  const changed = signal();
  let walks = 0;
  let held = 0;
  let usual = 25;
  const isFull = () => walks > 0 && (walks >= mostWalks || held + walks * usual >= mostHeld);
  return {
    room: async () => {
      while (isFull()) await changed.next();
    },
    began: () => {
      walks++;
    },
    ended: () => {
      walks--;
      changed.fire();
    },
    found: (records) => {
      held += records;
      usual = 0.9 * usual + 0.1 * records;
    },
    let: (records) => {
      held -= records;
      if (!isFull()) changed.fire();
    },
  };
};
