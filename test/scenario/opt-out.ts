/**
 * What an opted-out app sends is in no file of the whole deployed system, what others store is in none in clear, and
 * what looks for it would find it.
 */
import { randomBytes } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { lookInside } from "../../local/report/rows.ts";
import type { System } from "../../local/system.ts";
import { breakOptOut } from "../support/broken-opt-out.ts";
import { copyEverything } from "../support/copies.ts";
import { givenOptedOutApp, optedOut, sendEverything, uin } from "../support/opted-out.ts";
import { filesWith } from "../support/search-bytes.ts";
import { storeEverything } from "../support/stored-canary.ts";

const newCanary = () => `canary${randomBytes(9).toString("hex")}`;

type Found = {
  /** What the app can read of what it stored. */
  readonly stored: string;
  /** How many items were copied by backups and exports. */
  readonly copied: number;
  readonly clear: string[];
  readonly photo: string[];
  /** How many rows an opted-out app has in the tables of what users wrote, and has when opting out is broken. */
  readonly rows: number;
  readonly brokenRows: number;
  readonly running: string[];
  readonly healthy: string[];
  readonly broken: string[];
  readonly registration: string[];
  readonly forwarded: number;
};

/** Rows of the opted-out app among those of what users wrote; sealed, they would escape a search of bytes. */
const rowsHeld = async ({ clients, stores }: System): Promise<number> => {
  const { rows } = await lookInside(clients, stores);
  return rows.filter(
    ({ table, pk }) =>
      (table === "messages" || table === "user-information") && pk.split("|").includes(optedOut),
  ).length;
};

/**
 * Sends everything twice, the second time to functions that are broken on purpose, and stops the system: the files
 * are searched while it runs and after it wrote all that it holds.
 */
const leaksOf = async (
  system: System,
  stop: (inspect: (folder: string) => Promise<void>) => Promise<void>,
): Promise<Found> => {
  const [healthy, broken, kept, photo] = [newCanary(), newCanary(), newCanary(), newCanary()];
  const stored = JSON.stringify(await storeEverything(system, { canary: kept, photo }));
  const copied = await copyEverything(system);
  const app = await givenOptedOutApp(system);
  await sendEverything(app, healthy);
  const running = Object.values(filesWith(system.aws.folder, { healthy, kept })).flat();
  const forwarded = system.receiver.received.messages;
  const rows = await rowsHeld(system);
  // What is not to be stored would be erased again when the change of configuration is carried out.
  await breakOptOut(system, "save-messages");
  await breakOptOut(system, "settle-configuration");
  await sendEverything(app, broken);
  const brokenRows = await rowsHeld(system);
  const unseen = { clear: [""], photo: [""], healthy: [""], broken: [""], registration: [""] };
  const found = {
    ...unseen,
    stored: stored.split(kept).join("the canary"),
    copied,
    rows,
    brokenRows,
    running,
    forwarded,
  };
  await stop(async (folder) => {
    const texts = { clear: kept, photo, healthy, broken, registration: uin };
    Object.assign(found, filesWith(folder, texts));
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
    expect([found.running, found.healthy, found.rows]).toEqual([[], [], 0]);
  });

  test("DA-2.messages, DA-2.user: what is stored is in no table, queue, log, backup, export or file in clear, and readable to its app", () => {
    expect(found.copied).toBeGreaterThan(10);
    for (const words of ["text the canary", "user the canary", "nick the canary"]) {
      expect(found.stored).toContain(words);
    }
    expect(found.clear).toEqual([]);
  });

  /** MiniStack checks the key of an object and keeps its bytes as they came; S3 keeps them encrypted. */
  test("DA-2.messages: a photo is in no file but the bucket's own", () => {
    expect(found.photo.filter((file) => !file.includes("/objects/"))).toEqual([]);
  });

  test("DA-5.opt-out: the same search finds it when opting out is broken on purpose", () => {
    expect(found.broken.some((file) => file.includes("dynamodb"))).toBe(true);
    expect(found.brokenRows).toBeGreaterThan(0);
  });
};
