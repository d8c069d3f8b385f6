import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { bringUp } from "../../local/system.ts";
import { breakOptOut } from "../support/broken-opt-out.ts";
import { givenOptedOutApp, sendEverything } from "../support/opted-out.ts";
import { filesWith } from "../support/search-bytes.ts";

const searched = async (
  prepare: (system: Awaited<ReturnType<typeof bringUp>>) => Promise<void>,
) => {
  const canary = `canary${randomBytes(9).toString("hex")}`;
  const system = await bringUp({ persist: true });
  let hits: string[] = [];
  let known: string[] = [];
  try {
    await prepare(system);
    const client = await givenOptedOutApp(system);
    await sendEverything(client, canary);
    expect(system.receiver.received.messages).toBeGreaterThan(0);
  } finally {
    await system.stop(async (folder) => {
      hits = filesWith(folder, canary);
      known = filesWith(folder, "100000000001");
    });
  }
  return { hits, known };
};

test("DA-5.opt-out, PP-4.integrated: nothing that an opted-out app sends is in any table, bucket, queue, log or file", async () => {
  const { hits, known } = await searched(async () => undefined);
  expect(known.length).toBeGreaterThan(0);
  expect(hits).toEqual([]);
});

test("DA-5.opt-out: the search finds what is stored when opting out is broken on purpose", async () => {
  const canary = `canary${randomBytes(9).toString("hex")}`;
  const system = await bringUp({ persist: true });
  let hits: string[] = [];
  try {
    await breakOptOut(system, "save-messages");
    const client = await givenOptedOutApp(system);
    await sendEverything(client, canary);
  } finally {
    await system.stop(async (folder) => {
      hits = filesWith(folder, canary);
    });
  }
  expect(hits.some((file) => file.includes("dynamodb"))).toBe(true);
});
