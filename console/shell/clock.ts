import { signal } from "@preact/signals";

/** How far the API's clock is ahead of this browser's (ms): what is due is due by the API's. */
let ahead = 0;

const minute = 60_000;

/** What time it is for the API (epoch ms), to the minute or better. */
export const now = signal(Date.now());

const tick = (): void => {
  now.value = Date.now() + ahead;
};

/** Sets the clock by an instant that the API has just named, and lets it run. */
export const setClock = (instant: string): void => {
  ahead = Date.parse(instant) - Date.now();
  tick();
  setInterval(tick, minute / 2);
};
