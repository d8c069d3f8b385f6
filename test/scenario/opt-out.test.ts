import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { bringUp, type System } from "../../local/system.ts";
import { breakOptOut } from "../support/broken-opt-out.ts";
import { givenOptedOutApp, sendEverything, uin } from "../support/opted-out.ts";
import { filesWith } from "../support/search-bytes.ts";

/** The files that hold what an opted-out app sent, while the system runs and after it wrote all that it holds. */
const leaks = async (prepare: (system: System) => Promise<void>) => {
  const canary = `canary${randomBytes(9).toString("hex")}`;
  const system = await bringUp({ persist: true });
  const found = { canary: [] as string[], registration: [] as string[], forwarded: 0 };
  try {
    await prepare(system);
    await sendEverything(await givenOptedOutApp(system), canary);
    found.canary.push(...filesWith(system.aws.folder, canary));
    found.forwarded = system.receiver.received.messages;
  } finally {
    await system.stop(async (folder) => {
      found.canary.push(...filesWith(folder, canary));
      found.registration.push(...filesWith(folder, uin));
    });
  }
  return found;
};

test("DA-5.opt-out, PP-4.integrated: what an opted-out app sends is in no table, bucket, queue, log or file", async () => {
  const { canary, registration, forwarded } = await leaks(async () => undefined);
  expect(registration.some((file) => file.includes("dynamodb"))).toBe(true);
  expect(forwarded).toBeGreaterThan(0);
  expect(canary).toEqual([]);
});

test("DA-5.opt-out: the same search finds it when opting out is broken on purpose", async () => {
  const { canary } = await leaks(async (system) => {
    // What is not to be stored would be erased again when the change of configuration is carried out.
    await breakOptOut(system, "save-messages");
    await breakOptOut(system, "settle-configuration");
  });
  expect(canary.some((file) => file.includes("dynamodb"))).toBe(true);
});
