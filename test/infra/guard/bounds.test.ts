import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { categories } from "../../../functions/policy/categories.ts";
import { rules } from "../../../infra/duties.ts";
import {
  boundsInMarkdown,
  boundsOf,
  examine,
  rightsInMarkdown,
  whoMay,
} from "../../../infra/guard/index.ts";
import { synthesise } from "../synthesised.ts";

const place = { account: "123456789012", region: "eu-central-1" };
const template = synthesise().template.toJSON();
const { kept } = examine(template, place, rules);
const document = readFileSync(new URL("../../../docs/bounds.md", import.meta.url), "utf8");
const bounds = boundsOf(kept);

describe("the bounds", () => {
  it("in the documentation are those of the template (npm run bounds -- --write)", () => {
    expect(document).toContain(`\n${boundsInMarkdown(kept)}\n`);
  });

  it.each(Object.values(categories))(
    "say how long $title are there at the longest",
    ({ title }) => {
      const items = bounds.filter(({ holds, copy }) => holds === title && copy === "items");
      expect(items).toHaveLength(1);
      expect(items[0]?.physical).toContain("PT32M30S");
    },
  );

  it("PP-6.log: say that a function's log is gone 6 days after it was written, and mark what AWS does not promise", () => {
    const log = bounds.find(({ copy }) => copy === "log events");
    expect(log).toMatchObject({ readable: "P6D †", physical: "P6D †", clause: "PP-6.log" });
    expect(log?.resources).toHaveLength(synthesise().all("AWS::Logs::LogGroup").length);
  });

  it("PP-6.log: count how late an event comes to its dead letters", () => {
    const physical = (path: string) =>
      bounds.find(({ resources }) => resources.includes(path))?.physical;
    expect(physical("Queues/EventsDeadLetters")).toBe("P2DT12H");
    expect(physical("Queues/SchedulesDeadLetters")).toBe("P3D");
    expect(physical("Queues/Purge")).toBe("P2D");
  });

  it("PP-5: give the backups of the registry and of the ledger as long as the policy, and nothing else any", () => {
    const backups = bounds.filter(({ copy }) => copy === "point-in-time recovery");
    expect(backups.map(({ holds, readable }) => [holds, readable])).toEqual([
      ["App registry", "P2M after termination, and P1D"],
      ["What was erased, by digest, so that no restore brings it back", "P42D, and P1D"],
    ]);
  });
});

describe("who may do what", () => {
  const of = (store: string) => whoMay(template, place).find((one) => one.store === store);

  it("in the documentation is as in the template (npm run bounds -- --write)", () => {
    expect(document).toContain(`\n${rightsInMarkdown(template, place)}\n`);
  });

  it("PP-6.configuration: keys are made with what lies under them, and destroyed by a purge or an opt-out", () => {
    expect(of("Tables/Keys")).toMatchObject({
      write: ["RegisterApp", "ChangeConfiguration"],
      delete: ["PurgeApp", "SettleConfiguration"],
    });
  });

  it("DA-2.messages: media are read by who reads messages, and by nobody who is not asked for them", () => {
    expect(of("Media")?.read).toEqual([
      ...["SaveMessages", "ReadMessages", "PreviewRequest", "ReadAccess", "CarryOutRequest"],
      ...["BundleData", "PurgeApp", "CarryOutHold", "FetchMedia", "SignReceipts"],
    ]);
  });
});
