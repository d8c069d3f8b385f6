import { afterAll, beforeAll, expect, test } from "vitest";
import { outbound } from "../../../functions/adapters/outbound.ts";
import { NotCallable } from "../../../functions/domain/destination.ts";
import { bytes, type FileServer, startFileServer } from "../../support/file-server.ts";
import { resolverOf } from "../../support/names.ts";

let server: FileServer;
beforeAll(async () => {
  server = await startFileServer();
  server.files.set("/a", bytes("photo"));
});
afterAll(() => server.stop());

const patience = 5_000;

const expectNever = async (url: string, resolve = resolverOf({}).resolve) => {
  const { deliver, fetch, post } = outbound([], resolve);
  const before = server.asked.length;
  await expect(fetch(url, 100, patience), url).rejects.toThrow(NotCallable);
  await expect(deliver(url, "{}", {}, patience), url).rejects.toThrow(NotCallable);
  expect(await post(url, "{}", {}, patience), url).toBe(false);
  expect(server.asked).toHaveLength(before);
};

test("DA-2.messages: no medium is fetched, and nothing forwarded, by any address within", async () => {
  const port = server.port;
  const hosts = [
    "127.0.0.1",
    "localhost",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "0.0.0.0",
    "10.1.2.3",
    "192.168.1.1",
    "169.254.169.254",
    "198.18.0.1",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[fe80::1]",
    "[fd00:ec2::254]",
  ];
  for (const host of hosts) {
    await expectNever(`https://${host}:${port}/a`);
    await expectNever(`http://${host}:${port}/a`);
  }
});

test("DA-2.messages: what is not https, carries credentials or is no URL is never called", async () => {
  const urls = [
    "http://cos.example/a",
    "ftp://cos.example/a",
    "file:///etc/passwd",
    "data:image/png;base64,AAAA",
    "https://user:secret@cos.example/a",
    "https://user@cos.example/a",
    "cos.example/a",
    "",
  ];
  for (const url of urls) await expectNever(url);
});

test.each([
  ["loopback", ["127.0.0.1"]],
  ["a private network", ["10.0.0.7"]],
  ["link-local, where credentials are", ["169.254.169.254"]],
  ["loopback in IPv6", ["::1"]],
  ["loopback mapped into IPv6", ["::ffff:127.0.0.1"]],
  ["a public address and a private one beside it", ["93.184.216.34", "127.0.0.1"]],
])("DA-2.messages: a name that resolves to %s is never called", async (_, addresses) => {
  const { asked, resolve } = resolverOf({ "cos.example": addresses });
  await expectNever(`https://cos.example:${server.port}/a`, resolve);
  expect(asked).toEqual(Array(3).fill("cos.example"));
});

test("DA-2.messages: a name that is not known just now may be tried again", async () => {
  const { fetch } = outbound([], resolverOf({ "empty.example": [] }).resolve);
  for (const url of ["https://gone.example/a", "https://empty.example/a"]) {
    const failure = await fetch(url, 100, patience).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(NotCallable);
  }
});

test("DA-2.messages: the address that was checked is the one that is called: the name is resolved once", async () => {
  const names: Record<string, readonly string[]> = { "cos.example": ["93.184.216.34"] };
  const { asked, resolve } = resolverOf(names, () => {
    names["cos.example"] = ["127.0.0.1"];
  });
  const before = server.asked.length;
  const { fetch } = outbound([], resolve);
  await expect(fetch(`https://cos.example:${server.port}/a`, 100, 300)).rejects.toThrow();
  expect(asked).toEqual(["cos.example"]);
  expect(server.asked).toHaveLength(before);
});

test("DA-2.messages: an origin that the operator trusts by name is called, and no other port of it", async () => {
  const { fetch, post } = outbound([server.origin]);
  const medium = await fetch(`${server.origin}/a`, 100, patience);
  expect(medium).toEqual({ bytes: Buffer.from("photo"), contentType: "image/jpeg" });
  expect(await post(`${server.origin}/a`, "{}", { "webhook-id": "m" }, patience)).toBe(true);
  expect(server.asked.at(-1)).toMatchObject({
    path: "/a",
    headers: { "webhook-id": "m" },
    body: "{}",
  });
  const elsewhere = outbound([`http://127.0.0.1:${(server.port ?? 0) + 1}`]);
  await expect(elsewhere.fetch(`${server.origin}/a`, 100, patience)).rejects.toThrow(NotCallable);
});
