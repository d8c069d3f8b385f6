/**
 * Batches that DynamoDB answers with success and in part: what is hot or would be too much it leaves, and the SDK does not
 * send it again. AWS asks for pauses that grow; whoever waits for us asks for an end.
 */

/** Some 1.5 s in all at the most if nothing moves: a webhook is not sent twice, and its sender waits for two seconds. */
const roundsWithoutHeadway = 6;
const shortestMs = 50;

/** Waits longer each time, and never as long as anybody else. */
const pause = (round: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * shortestMs * 2 ** round));

/**
 * Sends things, so many at once, until nothing is left; `send` answers what was left of a batch.
 * Throws an `Error` if round after round is left in whole: nothing of these was done, and whoever asked tries again.
 */
export const untilNoneLeft = async <T>(
  things: readonly T[],
  most: number,
  send: (batch: readonly T[]) => Promise<readonly T[]>,
): Promise<void> => {
  let left = things;
  let round = 0;
  while (left.length > 0) {
    const batch = left.slice(0, most);
    const unsent = await send(batch);
    left = [...unsent, ...left.slice(most)];
    if (unsent.length === 0) continue;
    round = unsent.length < batch.length ? 1 : round + 1;
    if (round > roundsWithoutHeadway) throw new Error("DynamoDB left a batch again and again");
    await pause(round - 1);
  }
};
