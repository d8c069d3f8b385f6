/**
 * How much a walk holds in memory: enough that requests never wait for records, and no more, whatever the size of
 * what it goes through. It is also what is under way when patience ends, and so is done well within a worker's reserve.
 */
import { signal } from "../batches/signal.ts";

/** Records of pages that are being seen to: what eight partitions take in some seconds, a few megabytes. */
const mostHeld = 20_000;
const usualWidth = 48;

/** A page that may be read: `read` says how many records it has, `done` that they have been seen to. */
export type PageInHand = { read(records: number): void; done(): void };

/** The load of a walk through so many partitions side by side. */
export const load = (width = usualWidth) => {
  const changed = signal();
  let walks = 0;
  let pages = 0;
  let held = 0;
  let usual = 25;
  const isFull = () => pages > 0 && held + usual >= mostHeld;
  return {
    /** Waits until one more partition may be walked. */
    room: async (): Promise<void> => {
      while (walks >= width || isFull()) await changed.next();
    },
    entered: (): void => {
      walks++;
    },
    gone: (): void => {
      walks--;
      changed.fire();
    },
    /** Waits until one more page may be read. */
    page: async (): Promise<PageInHand> => {
      while (isFull()) await changed.next();
      let own = usual;
      pages++;
      held += own;
      return {
        read: (records) => {
          usual = 0.9 * usual + 0.1 * records;
          held += records - own;
          own = records;
        },
        done: () => {
          pages--;
          held -= own;
          changed.fire();
        },
      };
    },
  };
};
