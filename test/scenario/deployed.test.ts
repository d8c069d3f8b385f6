/** The whole system, deployed once: first as a stranger meets it, then with everything an opted-out app can send. */
import { afterAll, beforeAll, describe } from "vitest";
import { bringUp, type System } from "../../local/system.ts";
import { testBounds } from "./bounds.ts";
import { testGateway } from "./gateway.ts";
import { testOptOut } from "./opt-out.ts";
import { testReceipts } from "./receipts.ts";
import { testRequests } from "./requests.ts";
import { testRestore } from "./restore.ts";

let system: System | undefined;

const running = (): System => {
  if (system === undefined) throw new Error("The system does not run");
  return system;
};

const stop = async (inspect?: (folder: string) => Promise<void>): Promise<void> => {
  const stopping = system;
  system = undefined;
  await stopping?.stop(inspect);
};

beforeAll(async () => {
  system = await bringUp({ persist: true });
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

describe("the computed bounds", () => {
  testBounds(running);
});

describe("receipts", () => {
  testReceipts(running);
});

/** The last, since the system stops for it, and is broken on purpose before. */
describe("opting out", () => {
  testOptOut(running, stop);
});
