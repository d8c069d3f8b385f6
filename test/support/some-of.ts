/** Tables of cases too long for each run: `npm test` takes a share of them, always the same, `npm test -- --every` all. */

// biome-ignore lint/style/noProcessEnv: how long to try is up to whoever runs the tests
const isEvery = process.env.EVERY_CASE === "1";

/** How far to go on each time: `step`, or one if all cases are asked for. */
export const stride = (step: number): number => (isEvery ? 1 : step);

/** Every `step`-th case from the `from`-th on, so that neighbours who begin at different ones cover all among them. */
export const someOf = <T>(cases: readonly T[], step: number, from = 0): readonly T[] =>
  cases.filter((_, index) => index % stride(step) === from % stride(step));
