import type { Named } from "./calls.ts";
import type { Fault } from "./faults.ts";

type Armed = {
  readonly fault: Fault;
  /** How many calls pass before. */
  left: number;
  readonly counts: (call: Named) => boolean;
};

/** Faults that wait for their calls, one after the other, and what becomes of the calls after a death. */
export const arming = () => {
  let armed: Armed[] = [];
  let met = 0;
  let isDead = false;
  return {
    /** What this call is to meet. */
    fault: (call: Named): Fault | undefined => {
      if (isDead) return { kind: "death", effect: "before" };
      const [next] = armed;
      if (next === undefined || !next.counts(call) || next.left-- > 0) return undefined;
      armed = armed.slice(1);
      met++;
      isDead = next.fault.kind === "death";
      return next.fault;
    },
    /** Makes the call after so many others fail, of those that count, once all that was armed before has been met. */
    arm: (fault: Fault, after: number, counts: (call: Named) => boolean = () => true): void => {
      armed = [...armed, { fault, left: after, counts }];
    },
    /** Lets everything pass again; answers how many faults were met. */
    disarm: (): number => {
      const before = met;
      [armed, met, isDead] = [[], 0, false];
      return before;
    },
  };
};
