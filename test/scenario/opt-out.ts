/** What an opted-out app sends is in no file of the whole deployed system, and what looks for it would find it. */
import { randomBytes } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { System } from "../../local/system.ts";
import { breakOptOut } from "../support/broken-opt-out.ts";
import { givenOptedOutApp, sendEverything, uin } from "../support/opted-out.ts";
import { filesWith } from "../support/search-bytes.ts";

const newCanary = () => `canary${randomBytes(9).toString("hex")}`;

type Found = {
  readonly running: string[];
  readonly healthy: string[];
  readonly broken: string[];
  readonly registration: string[];
  readonly forwarded: number;
};

/**
 * Sends everything twice, the second time to functions that are broken on purpose, and stops the system: the files
 * are searched while it runs and after it wrote all that it holds.
 */
const leaksOf = async (
  system: System,
  stop: (inspect: (folder: string) => Promise<void>) => Promise<void>,
): Promise<Found> => {
  const [healthy, broken] = [newCanary(), newCanary()];
  const app = await givenOptedOutApp(system);
  await sendEverything(app, healthy);
  const running = filesWith(system.aws.folder, healthy);
  const forwarded = system.receiver.received.messages;
  // What is not to be stored would be erased again when the change of configuration is carried out.
  await breakOptOut(system, "save-messages");
  await breakOptOut(system, "settle-configuration");
  await sendEverything(app, broken);
  const found = { running, healthy: [""], broken: [""], registration: [""], forwarded };
  await stop(async (folder) => {
    found.healthy = filesWith(folder, healthy);
    found.broken = filesWith(folder, broken);
    found.registration = filesWith(folder, uin);
  });
  return found;
};

/** Tests opting out on a deployed system, which is stopped for it. */
export const testOptOut = (
  system: () => System,
  stop: (inspect: (folder: string) => Promise<void>) => Promise<void>,
): void => {
  let found: Found;
  beforeAll(async () => {
    found = await leaksOf(system(), stop);
  });

  test("DA-5.opt-out, PP-4.integrated: what an opted-out app sends is in no table, bucket, queue, log or file", () => {
    expect(found.registration.some((file) => file.includes("dynamodb"))).toBe(true);
    expect(found.forwarded).toBeGreaterThan(0);
    expect([found.running, found.healthy]).toEqual([[], []]);
  });

  test("DA-5.opt-out: the same search finds it when opting out is broken on purpose", () => {
    expect(found.broken.some((file) => file.includes("dynamodb"))).toBe(true);
  });
};
