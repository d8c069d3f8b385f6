import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { CallbackTask } from "../../../functions/ports.ts";
import { type FileServer, startFileServer } from "../../support/file-server.ts";
import { callbacksOf, cancelDsr, givenDsr } from "../../support/requests.ts";
import { givenApp } from "../../support/verbs.ts";
import { start, type World, world } from "../../support/world.ts";

type Call = { readonly headers: NodeJS.Dict<string | string[]>; readonly path: string };

let files: FileServer;
let w: World;
let app: string;
let calls: Call[];
let status: number;

beforeAll(async () => {
  files = await startFileServer();
  for (const path of ["/one", "/two"]) {
    files.files.set(path, (request, response) => {
      calls.push({ headers: request.headers, path });
      response.writeHead(status, status === 307 ? { location: "/two" } : {}).end();
    });
  }
  w = await world({ trustedOrigins: [files.origin] });
});
afterAll(() => files.stop());
beforeEach(async () => {
  w.clock.now = start;
  [calls, status] = [[], 202];
  app = await givenApp(w);
  await callbacksOf(w);
});

const send = (tasks: readonly CallbackTask[]) => w.work("send-callbacks", tasks);

describe("a callback that fails", () => {
  const oneTask = async () => {
    const id = await givenDsr(w, app, { status_callback_urls: [`${files.origin}/one`] });
    await cancelDsr(w, app, id);
    const [task] = await callbacksOf(w);
    if (task === undefined) throw new Error("There is nothing to tell");
    return task;
  };

  test("is tried again, and in the end is a dead letter", async () => {
    const task = await oneTask();
    status = 503;
    expect(await send([{ ...task, attempt: 3 }])).toBe(0);
    expect(await send([{ ...task, attempt: 14 }])).toBe(1);
    expect(calls).toHaveLength(2);
    status = 202;
    expect(await send([{ ...task, attempt: 4 }])).toBe(0);
    expect(calls).toHaveLength(3);
  });

  test.each([400, 401, 403, 307])("is given up if it is refused for good: %i", async (code) => {
    const task = await oneTask();
    status = code;
    expect(await send([task])).toBe(0);
    expect(calls).toHaveLength(1);
  });

  test("is dropped when its app or its request is gone", async () => {
    const task = await oneTask();
    expect(await send([{ ...task, requestId: "00000000-0000-4000-8000-000000000000" }])).toBe(0);
    expect(await send([{ ...task, url: 7 }])).toBe(0);
    expect(await send([{ ...task, appId: "nobody" }])).toBe(0);
    expect(calls).toEqual([]);
  });

  test("goes to no address within, also if it was taken when the name was public", async () => {
    const task = await oneTask();
    const strict: Readonly<Record<string, string>> = { ...w.settings, TRUSTED_ORIGINS: "" };
    const run = { now: w.run.now, setting: (name: string) => strict[name] ?? "" };
    const { create } = await import("../../../functions/send-callbacks/handler.ts");
    const event = { Records: [{ messageId: "1", body: JSON.stringify(task) }] } as never;
    const result = await create(run)(event, { getRemainingTimeInMillis: () => 300_000 } as never);
    expect(result).toEqual({ batchItemFailures: [] });
    expect(calls).toEqual([]);
  });
});
