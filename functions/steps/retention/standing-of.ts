import type { Standing } from "../../domain/standing.ts";
import type { StandingOf } from "../../ports.ts";

const most = 2_000;

/** Looks each app up once in a while, and remembers no more of them than fit. */
export const remembered = (standingOf: StandingOf): StandingOf => {
  const known = new Map<string, Promise<Standing>>();
  return (appId) => {
    const found = known.get(appId) ?? standingOf(appId);
    if (known.size >= most) known.clear();
    known.set(appId, found);
    return found;
  };
};
