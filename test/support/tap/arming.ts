import type { Named } from "./calls.ts";
import type { Fault } from "./faults.ts";

const any = (): boolean => true;

/** A fault that waits for its call, and what becomes of the calls after it. */
export const arming = () => {
  let armed: Fault | undefined;
  /** How many calls pass before. */
  let left = 0;
  let isMet = false;
  let counts: (call: Named) => boolean = any;
  /** Whoever died says nothing more. */
  const afterwards = (): Fault | undefined =>
    armed?.kind === "death" ? { kind: "death", effect: "before" } : undefined;
  return {
    /** What this call is to meet. */
    fault: (call: Named): Fault | undefined => {
      if (armed === undefined) return undefined;
      if (isMet) return afterwards();
      if (!counts(call) || left-- > 0) return undefined;
      isMet = true;
      return armed;
    },
    /** Makes the call after so many others fail, of those that count. */
    arm: (fault: Fault, after: number, of: (call: Named) => boolean = any): void => {
      [armed, left, isMet, counts] = [fault, after, false, of];
    },
    /** Lets everything pass again; answers whether a call met the fault. */
    disarm: (): boolean => {
      const wasMet = isMet;
      [armed, isMet] = [undefined, false];
      return wasMet;
    },
  };
};
