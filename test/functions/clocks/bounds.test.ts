/** Each clock that a caller gives, at its bounds and a millisecond beyond them: the caller's instant stands, ours moves. */
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Clock, type ClockName, clocks } from "../../../functions/policy/clocks.ts";
import { after as later } from "../../../functions/policy/duration.ts";
import { promised } from "../../../functions/policy/periods.ts";
import { clockWays } from "../../support/clock-ways.ts";
import { givenTencentApp } from "../../support/tencent.ts";
import { day, iso } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
const said = Date.UTC(2030, 5, 1, 12);

beforeAll(async () => {
  w = await world();
});

beforeEach(async () => {
  w.clock.now = said - day;
  app = await givenTencentApp(w);
});

/** How long what a clock dates is kept, where that is the bound. */
const kept: Partial<Record<ClockName, string>> = {
  ...{ message: promised.chosenDefault, tencentMessage: promised.chosenDefault },
  ...{ tencentProfile: promised.chosenDefault, log: promised.logData },
  monitoring: promised.monitoringData,
};
/** Where the field lies in what is refused; a webhook's caller is told no more than that it is. */
const paths: Partial<Record<ClockName, string>> = {
  ...{
    message: "messages.0.sentAt",
    edit: "messages.0.editedAt",
    log: "records.0.time",
    monitoring: "records.0.minute",
  },
};
const refusal = (name: ClockName, problem: string) => ({
  refused: name.startsWith("tencent")
    ? "invalid-input"
    : [{ field: paths[name] ?? clocks[name].field, problem }],
});
const saidAt = (name: ClockName, now: number) => {
  w.clock.now = now;
  return clockWays[name](w, app, said);
};
const terminatedAt = async () => (await w.call("read-app", { app })).body.terminatedAt;

const names = Object.keys(clocks) as ClockName[];
const backOf = (name: ClockName): Clock["back"] => clocks[name].back;
/** The clocks of which what is further back becomes that, with the period of each. */
const those = (kind: Clock["back"]["kind"]) =>
  names.flatMap((name) => {
    const back = backOf(name);
    if (back.kind !== kind) return [];
    return [[name, "period" in back ? back.period : (kept[name] ?? "")] as const];
  });

describe("DA-5.period: a caller's clock", () => {
  test.each(names)(
    "%s that is ahead by as much as may be counts from its arrival",
    async (name) => {
      expect(await saidAt(name, later(said, `-${clocks[name].ahead}`))).toBe("taken");
    },
  );

  test.each(names)(
    "%s that is ahead by a millisecond more is refused by its name, with the bound",
    async (name) => {
      const { ahead } = clocks[name];
      const refused = refusal(name, `must be at most ${ahead} ahead`);
      expect(await saidAt(name, later(said, `-${ahead}`) - 1)).toEqual(refused);
    },
  );

  test.each(those("expires"))(
    "%s is over as soon as its data would be, at %s, and not sooner",
    async (name, period) => {
      expect(await saidAt(name, later(said, period) - 1)).toBe("taken");
      app = await givenTencentApp(w);
      expect(await saidAt(name, later(said, period))).toBe("over");
    },
  );

  test.each(those("refused"))(
    "%s is refused when it is older than %s, in which the longest answer comes",
    async (name, period) => {
      expect(await saidAt(name, later(said, period))).toBe("taken");
      const refused = refusal(name, `must be at most ${period} ago`);
      expect(await saidAt(name, later(said, period) + 1)).toEqual(refused);
    },
  );

  test.each(those("counts-from"))(
    "%s counts from no further back than %s",
    async (name, period) => {
      for (const beyond of [0, 1]) {
        w.clock.now = said - day;
        app = await givenTencentApp(w);
        expect(await saidAt(name, later(said, period) + beyond)).toBe("taken");
        expect(await terminatedAt()).toBe(iso(said + beyond));
      }
    },
  );
});
