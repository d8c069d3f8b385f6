import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, expect, it } from "vitest";
import { type FrontDoor, openFrontDoor } from "../../local/front-door.ts";
import type { System } from "../../local/system.ts";
import { tryIt } from "../../local/try-it.ts";

let door: FrontDoor | undefined;
afterEach(() => door?.stop());

/** Tells what it was asked. */
const api = async () => {
  const server = createServer(async ({ method, url, headers }, response) => {
    const body = await text(response.req);
    response.writeHead(201, { "x-kept": "yes" });
    response.end(
      JSON.stringify({ method, url, host: headers.host, token: headers.authorization, body }),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    server,
    endpoint: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
  };
};

it("a program without names under localhost reaches the API as one that has them", async () => {
  const { server, endpoint } = await api();
  door = await openFrontDoor(endpoint, "http://abc.execute-api.localhost:4566");
  const answer = await fetch(`${door.url}/v1/apps?limit=1`, {
    ...{ method: "POST", body: "words", headers: { authorization: "Bearer t" } },
  });
  expect([answer.status, answer.headers.get("x-kept")]).toEqual([201, "yes"]);
  expect(await answer.json()).toEqual({
    ...{ method: "POST", url: "/v1/apps?limit=1", host: "abc.execute-api.localhost:4566" },
    ...{ token: "Bearer t", body: "words" },
  });
  server.close();
});

it("what is printed to be tried has no address that a resolver need not know", async () => {
  const issuer = {
    ...{ url: "http://127.0.0.1:1", audience: "a", people: { names: ["ada"], password: "p" } },
    ...{ token: async () => "t", secret: () => "s", mint: async () => "t" },
    ...{ admitConsole: () => undefined, stop: async () => undefined },
  };
  const aws = { endpoint: "http://127.0.0.1:4566", stop: async () => undefined };
  const printed = await tryIt({ issuer, aws } as unknown as System, {
    ...{ api: "http://127.0.0.1:8080", clock: "http://127.0.0.1:2" },
  });
  const hosts = [...printed.matchAll(/https?:\/\/([^/:\s]+)/g)].map(([, host]) => host);
  expect(hosts.length).toBeGreaterThan(5);
  expect(new Set(hosts)).toEqual(new Set(["127.0.0.1"]));
});
