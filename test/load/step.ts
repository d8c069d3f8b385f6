const reserveMs = 30_000;

/** A worker's time: so many ms of it, and then no more. */
export const step = (ms: number) => {
  const end = performance.now() + ms;
  return () => (performance.now() < end ? 10 * reserveMs : reserveMs);
};
