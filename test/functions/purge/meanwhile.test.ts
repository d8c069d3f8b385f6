/** A hold, or a death, before each step of the look that ends a purge: what is told is what is so. */
import { beforeAll, expect, it } from "vitest";
import { ear } from "../../support/bus.ts";
import { holdsOn, place } from "../../support/holds.ts";
import type { Step } from "../../support/interleave.ts";
import { lastLook } from "../../support/last-look.ts";
import { sweep } from "../../support/time.ts";
import { rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let heard: Awaited<ReturnType<typeof ear>>;
beforeAll(async () => {
  w = await world();
  heard = await ear(w);
});

/** What happens before a step; how many steps there are. */
const atEach = async (
  happens: (app: string) => Promise<void>,
  check: (app: string) => Promise<void>,
) => {
  let steps = Number.POSITIVE_INFINITY;
  for (let at = 0; at < steps; at++) {
    const { app, go } = await lastLook(w);
    let step = 0;
    await go(async (_step: Step) => {
      if (step++ === at) await happens(app);
    });
    if (step <= at) steps = at;
    await check(app);
  }
  return steps;
};

const isGone = async (app: string) => (await rowsOf(w, "apps", app)).length === 0;
const wasTold = async (app: string) =>
  (await heard(app)).filter(({ type }) => type === "AppPurged").length;

/** The bus takes its time: what is said is waited for, and then no more than it is heard. */
const wasToldByNow = async (app: string, before = 0): Promise<number> => {
  let told = before + (await wasTold(app));
  for (let waited = 0; told === 0 && waited < 50; waited++) {
    await new Promise((go) => setTimeout(go, 100));
    told += await wasTold(app);
  }
  return told;
};

it("DA-5.law: an app on which a hold was placed before any step of its last look is there, and not told of", async () => {
  const steps = await atEach(
    async (app) => {
      await place(w, app, { kind: "app" });
    },
    async (app) => {
      const gone = await isGone(app);
      if (!gone) expect(await holdsOn(w, app)).toHaveLength(1);
      expect(await (gone ? wasToldByNow : wasTold)(app)).toBe(gone ? 1 : 0);
    },
  );
  expect(steps).toBeGreaterThan(15);
}, 600_000);

it("PP-6.configuration: a purge whose worker dies before any step of its last look is told of when it is so, and in the end", async () => {
  const steps = await atEach(
    async () => {
      throw new Error("The worker died");
    },
    async (app) => {
      const told = await wasTold(app);
      if (!(await isGone(app))) expect(told).toBe(0);
      w.clock.now += 15 * 60_000;
      await sweep(w);
      await w.work("purge-app", [{ appId: app }]);
      if (!(await isGone(app))) await w.work("purge-app", [{ appId: app, look: 3, zeros: 1 }]);
      expect(await isGone(app)).toBe(true);
      expect(await wasToldByNow(app, told)).toBeGreaterThan(0);
      expect(await rowsOf(w, "erasures", app)).toEqual([]);
    },
  );
  expect(steps).toBeGreaterThan(15);
}, 600_000);
