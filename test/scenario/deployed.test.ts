/** The whole system, deployed once: first as a stranger meets it, then with everything an opted-out app can send. */
import { afterAll, beforeAll, describe } from "vitest";
import { bringUp, type System } from "../../local/system.ts";
import { hearDescribed } from "../support/as-described.ts";
import { testBounds } from "./bounds.ts";
import { cliWalk } from "./cli.ts";
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

beforeAll(async () => {
  system = await bringUp({ persist: true, hear: hearDescribed });
});
afterAll(() => stop());

describe("the gateway", () => {
  testGateway(running);
});

describe("a restore", () => {
  testRestore(running);
});

describe("deletion requests", () => {
  testRequests(running);
});

const script = cliWalk(running);

describe("the command line", () => {
  script.files();
});

describe("OpenDSR", () => {
  testConformance(running);
});

describe("the console", () => {
  testConsole(running);
});

describe("a person of real chat", () => {
  testErasure(running);
});

describe("the command line, later", () => {
  script.proves();
});

describe("the computed bounds", () => {
  testBounds(running);
});

describe("receipts", () => {
  testReceipts(running);
});

/** The last that needs it, since the system stops for it, and is broken on purpose before. */
describe("opting out", () => {
  testOptOut(running, stop);
});

describe("what is left of a person of real chat", () => {
  testNothingLeft(search, () => stop());
});
