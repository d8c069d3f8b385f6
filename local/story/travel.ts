import type { Act } from "./scene.ts";
import type { Stage } from "./stage.ts";

/** Lets time pass until an instant (epoch ms), for everything. */
export const travel = async ({ machine }: Stage, instant: number): Promise<Act> => {
  await machine.travelTo(instant);
  return { since: instant };
};
