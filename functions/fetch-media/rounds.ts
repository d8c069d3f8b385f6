/** How the media of one message share its time, so that one that drips keeps none of the others waiting. */
import type { Medium } from "../domain/media.ts";
import type { LinkedMedium } from "../domain/tencent-media.ts";
import type { Patience } from "../ports.ts";
import type { Outcome } from "./fetch-one.ts";

/** All media of a message get this long (ms) together … */
const firstRoundMs = 15_000;
/** … and those that did not come within their share get this long each, while there is time. */
const secondRoundMs = 20_000;

export type Fetching = {
  readonly attempt: (one: LinkedMedium, timeoutMs: number) => Promise<Outcome>;
  /** Hears of each medium as it comes. */
  readonly show: (medium: Medium) => Promise<void>;
  readonly patience: Patience;
};

type Failure = { readonly one: LinkedMedium; readonly error: Error };

const step = async (
  { attempt, show, patience }: Fetching,
  one: LinkedMedium,
  timeoutMs: number,
): Promise<readonly Failure[]> => {
  if (!patience()) return [{ one, error: new Error("There was no time for all media") }];
  const outcome = await attempt(one, timeoutMs);
  if (outcome instanceof Error) return [{ one, error: outcome }];
  if (outcome !== "passed over") await show(outcome);
  return [];
};

const round = async (fetching: Fetching, media: readonly LinkedMedium[], timeoutMs: number) => {
  const failures: Failure[] = [];
  for (const one of media) failures.push(...(await step(fetching, one, timeoutMs)));
  return failures;
};

const isLate = ({ error }: Failure): boolean => /^(Timeout|Abort)Error$/.test(error.name);

/** Fetches media one after the other; answers why some must be tried again. */
export const fetchAll = async (
  fetching: Fetching,
  media: readonly LinkedMedium[],
): Promise<readonly Error[]> => {
  const share = Math.floor(firstRoundMs / Math.max(media.length, 1));
  const failed = await round(fetching, media, share);
  const late = failed.filter(isLate).map(({ one }) => one);
  const still = await round(fetching, late, secondRoundMs);
  return [...failed.filter((one) => !isLate(one)), ...still].map(({ error }) => error);
};
