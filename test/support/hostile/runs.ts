/** How often a hostile test tries each thing. */

import { stride } from "../some-of.ts";

// biome-ignore lint/style/noProcessEnv: how long to try is up to whoever runs the tests
const asked = Number(process.env.HOSTILE_RUNS ?? 0);

/**
 * A fixed seed, so that what fails fails again; half the runs unless all cases are asked for. `HOSTILE_RUNS=500` tries more
 * often, and each time something else.
 */
export const trying = (runs: number) =>
  asked > 0 ? { numRuns: asked } : { numRuns: Math.ceil(runs / stride(2)), seed: 7_741 };
