import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { raw } from "../emptying/raw.ts";
import { standIn } from "./server.ts";
import type { Behaviour } from "./world.ts";

let server: ReturnType<typeof standIn>;
let endpoint: string;

beforeEach(async () => {
  server = standIn();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

const steer = async (verb: string, input: object = {}) => {
  const body = JSON.stringify(input);
  return (await fetch(`${endpoint}/stand-in/${verb}`, { method: "POST", body })).json();
};

const put = (place: number) =>
  raw(endpoint, "PutItem", {
    TableName: "t",
    Item: { pk: { S: "p" }, sk: { S: String(place) } },
  });

/** Puts so many items; answers what became of each: an answer, or an error's text. */
const putMany = async (count: number, behaviour: Behaviour) => {
  await steer("reset", { latency: 0, ...behaviour });
  const puts = Array.from({ length: count }, (_, place) => place).map(put);
  const outcomes = await Promise.allSettled(puts);
  return outcomes.map((one) => (one.status === "fulfilled" ? "answered" : String(one.reason)));
};

describe("the stand-in over HTTP", () => {
  it("stores what it answers, and counts it", async () => {
    expect(new Set(await putMany(10, {}))).toEqual(new Set(["answered"]));
    expect(await steer("left")).toEqual({ records: 10, rows: 0 });
    expect(await steer("counts")).toMatchObject({ requests: 10, writeUnits: 10 });
  });

  it("fails as asked: refused for good, or dropped, sometimes after it took effect", async () => {
    const outcomes = await putMany(60, { failing: 1 });
    const refused = outcomes.filter((one) => one.includes("500"));
    const dropped = outcomes.filter((one) => one.includes("hang up") || one.includes("RESET"));
    expect(refused.length + dropped.length).toBe(60);
    expect(refused.length).toBeGreaterThan(0);
    const { records } = (await steer("left")) as { records: number };
    expect(records).toBeGreaterThan(0);
    expect(records).toBeLessThan(dropped.length);
    expect(await steer("counts")).toMatchObject({ failedRequests: 60 });
  });

  it("throttles whole requests as asked", async () => {
    const outcomes = await putMany(5, { throttled: 1 });
    expect(outcomes.every((one) => one.includes("ThrottlingException"))).toBe(true);
    expect(await steer("left")).toEqual({ records: 0, rows: 0 });
  });
});
