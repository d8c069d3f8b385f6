import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dynamodbClient } from "../../../functions/adapters/clients.ts";
import type { CallbackTask } from "../../../functions/ports.ts";
import { report } from "../../../functions/steps/requests/report.ts";
import { endingIn } from "../../../functions/wiring/requests.ts";
import { type FileServer, startFileServer } from "../../support/file-server.ts";
import {
  callbacksOf,
  certificateOf,
  domainOf,
  dsr,
  givenDsr,
  happens,
  isSigned,
  sendDsr,
} from "../../support/requests.ts";
import { day, givenApp, rowsOf } from "../../support/verbs.ts";
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

const urls = () => ({ status_callback_urls: [`${files.origin}/one`, `${files.origin}/two`] });
const send = (tasks: readonly CallbackTask[]) => w.work("send-callbacks", tasks);
const bodies = () => files.asked.slice(-calls.length).map(({ body }) => JSON.parse(body));

describe("DA-5.request: every change of a request", () => {
  test("is told to every URL, signed, in the words of the standard", async () => {
    const id = await givenDsr(w, app, urls());
    expect(await callbacksOf(w)).toEqual([]);
    await happens(w, app, id, { kind: "start" });
    const tasks = await callbacksOf(w);
    expect(tasks.map(({ url }) => url).sort()).toEqual([0, 1]);
    expect(await send(tasks)).toBe(0);
    expect(calls.map(({ path }) => path).sort()).toEqual(["/one", "/two"]);
    const pem = await certificateOf(w);
    for (const [index, { headers, path }] of calls.entries()) {
      const text = files.asked.slice(-2)[index]?.body ?? "";
      expect(headers["x-opendsr-processor-domain"]).toBe(domainOf(w));
      expect(isSigned(pem, text, String(headers["x-opendsr-signature"]))).toBe(true);
      expect(isSigned(pem, `${text} `, String(headers["x-opendsr-signature"]))).toBe(false);
      expect(JSON.parse(text)).toEqual({
        controller_id: `uin-${app}`,
        expected_completion_time: "2030-02-15T12:00:00.000Z",
        subject_request_id: id,
        request_status: "in_progress",
        extensions: { [domainOf(w)]: { state: "in_progress" } },
        status_callback_url: `${files.origin}${path}`,
        results_url: null,
        results_count: null,
      });
    }
  });

  test("is told under the older name to who asked under it", async () => {
    const body = dsr(w, app, urls());
    await sendDsr(w, app, body, {}, "v1");
    await happens(w, app, body.subject_request_id, { kind: "start" });
    await send(await callbacksOf(w));
    expect(calls[0]?.headers).toHaveProperty("x-opengdpr-signature");
    expect(calls[0]?.headers).not.toHaveProperty("x-opendsr-signature");
  });

  test("is told to whoever asked in our own words, too", async () => {
    const body = { userId: "alice", callbackUrls: [`${files.origin}/one`] };
    const made = await w.call("request-deletion", { app, method: "POST", body });
    await w.call("cancel-request", {
      ...{ app, method: "DELETE", path: { requestId: made.body.requestId } },
    });
    await send(await callbacksOf(w));
    expect(bodies()).toMatchObject([{ request_status: "cancelled" }]);
  });

  test("is told as it is by now: a call that comes late takes nothing back", async () => {
    const id = await givenDsr(w, app, urls());
    await happens(w, app, id, { kind: "start" });
    const late = await callbacksOf(w);
    await happens(w, app, id, { kind: "hold", reviewBy: start + day });
    await happens(w, app, id, { kind: "complete" });
    const told = await callbacksOf(w);
    expect(told).toHaveLength(4);
    await send([...told, ...late]);
    expect(bodies().map(({ request_status }) => request_status)).toEqual(
      Array(6).fill("completed"),
    );
  });

  test("is none if nothing has changed, as when a hold is looked at again", async () => {
    const id = await givenDsr(w, app, urls());
    await happens(w, app, id, { kind: "start" });
    await happens(w, app, id, { kind: "hold", reviewBy: start + day });
    await callbacksOf(w);
    w.clock.now += 3_600_000;
    await happens(w, app, id, { kind: "hold", reviewBy: start + day });
    expect(await callbacksOf(w)).toEqual([]);
    const [row] = (await rowsOf(w, "requests", app)).filter(
      ({ pk, sk }) => pk === app && sk === id,
    );
    expect(row).toMatchObject({ changes: 2, told: 2, due: w.clock.now + day });
  });
});

describe("invariant 8: a report that breaks off", () => {
  test("after the change is told when it comes again", async () => {
    const id = await givenDsr(w, app, urls());
    const ports = endingIn(w.run, dynamodbClient());
    const callbacks = { send: async () => Promise.reject(new Error("SQS is away")) };
    const task = { appId: app, requestId: id };
    const half = report({ ...ports, callbacks }, task, { kind: "start" }, start);
    await expect(half).rejects.toThrow("SQS is away");
    expect(await callbacksOf(w)).toEqual([]);
    expect(await happens(w, app, id, { kind: "start" })).toMatchObject({ kind: "reported" });
    expect(await callbacksOf(w)).toHaveLength(2);
    expect(await happens(w, app, id, { kind: "start" })).toMatchObject({ kind: "reported" });
    expect(await callbacksOf(w)).toEqual([]);
  });

  test("at the end of a request is told by whoever looks at it next, and then it is left alone", async () => {
    const id = await givenDsr(w, app, urls());
    const ports = endingIn(w.run, dynamodbClient());
    const callbacks = { send: async () => Promise.reject(new Error("SQS is away")) };
    const task = { appId: app, requestId: id };
    const half = report({ ...ports, callbacks }, task, { kind: "cancel" }, start);
    await expect(half).rejects.toThrow("SQS is away");
    const rowOf = async () =>
      (await rowsOf(w, "requests", app)).find(({ pk, sk }) => pk === app && sk === id);
    expect(await rowOf()).toMatchObject({ state: "cancelled", due: start + 3_600_000 });
    expect(await happens(w, app, id, { kind: "start" })).toMatchObject({ kind: "refused" });
    expect(await callbacksOf(w)).toHaveLength(2);
    expect(await rowOf()).not.toHaveProperty("due");
  });

  test("by another that was first is carried out on what that one left", async () => {
    const id = await givenDsr(w, app, urls());
    const all = await Promise.all([
      happens(w, app, id, { kind: "start" }),
      happens(w, app, id, { kind: "cancel" }),
    ]);
    expect(all.map(({ kind }) => kind).sort()).toEqual(["refused", "reported"]);
  });
});
