/** Which deletions can be read back by the directories as they are: nothing is left says nobody who may not have seen it. */
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { Drafts, InDoubt, Pending } from "../ports.ts";
import { goesBy } from "./questions.ts";

type Believing = {
  readonly drafts: Pick<Drafts, "putOff">;
  readonly inDoubt: InDoubt;
  readonly now: () => number;
};

/** Those drafts of which a directory can be believed since an instant; the others are put off, until an audit has been through it. */
export const believed = async (
  { drafts, inDoubt, now }: Believing,
  pending: readonly Pending[],
  since: number,
): Promise<readonly Pending[]> => {
  const doubted = await inDoubt(since);
  const isSure = ({ draft }: Pending) => !goesBy(draft).some((one) => doubted.has(one));
  const others = pending.filter((one) => !isSure(one));
  if (others.length > 0) await drafts.putOff(others, now() + milliseconds(operational.sweepEvery));
  return pending.filter(isSure);
};
