/** The whole system, deployed once: first as a stranger meets it, then with everything an opted-out app can send. */
import { afterAll, beforeAll, describe } from "vitest";
import { bringUp, type System } from "../../local/system.ts";
import { hearDescribed } from "../support/as-described.ts";
import { testBounds } from "./bounds.ts";
import { testCommandLine } from "./cli.ts";
import { testConformance } from "./conformance.ts";
import { testConsole } from "./console/walk.ts";
import { testGateway } from "./gateway.ts";
import { testErasure } from "./irc/erasure.ts";
import { searchForErased, testNothingLeft } from "./irc/nothing-left.ts";
import { testOptOut } from "./opt-out.ts";
import { testReceipts } from "./receipts.ts";
import { testRequests } from "./requests.ts";
import { testRestore } from "./restore.ts";

let system: System | undefined;

/** Whenever the system stops, all that it wrote is searched for the person of real chat. */
const search = searchForErased();

const running = (): System => {
  if (system === undefined) throw new Error("The system does not run");
  return system;
};

const stop = async (inspect?: (folder: string) => Promise<void>): Promise<void> => {
  const stopping = system;
  system = undefined;
  if (stopping === undefined) return;
  await search.plant(stopping);
  await stopping.stop(async (folder) => {
    search.look(folder);
    await inspect?.(folder);
  });
};

/** Nobody writes here while something waits for those who do: what queues hold back may come sooner. */
beforeAll(async () => {
  system = await bringUp({ persist: true, haste: 10, hear: hearDescribed });
});
afterAll(() => stop());

/**
 * Parts with apps of their own, that let no time pass, so that they may wait at the same time. Their queues hold each
 * other's work: none of them may wait for an empty one.
 */
const meanwhile = (name: string, tests: (system: () => System) => void): void => {
  describe.concurrent("meanwhile", () => {
    describe.sequential(name, () => tests(running));
  });
};

meanwhile("the console", testConsole);
meanwhile("the command line", testCommandLine);
meanwhile("receipts", testReceipts);
meanwhile("deletion requests", testRequests);
meanwhile("the gateway", testGateway);
meanwhile("OpenDSR", testConformance);

describe("a person of real chat", () => {
  testErasure(running);
});

describe("the computed bounds", () => {
  testBounds(running);
});

/** After all that deletes: until an audit of a later time, nobody calls a deletion done. */
describe("a restore", () => {
  testRestore(running);
});

/** The last that needs it, since the system stops for it, and is broken on purpose before. */
describe("opting out", () => {
  testOptOut(running, stop);
});

describe("what is left of a person of real chat", () => {
  testNothingLeft(search, () => stop());
});
