import { expect, it } from "vitest";
import { parseAccessLine } from "../../../local/replay/access-line.ts";
import { readCalls } from "../../../local/replay/calls.ts";

const line = (request: string, status = 200, ip = "83.149.9.216", time = "10:05:03") =>
  `${ip} - - [17/May/2015:${time} +0200] "${request}" ${status} 203023 "-" "Mozilla/5.0"`;

it("reads exit IP, time, interface, status and size", () => {
  expect(parseAccessLine(line("GET /a/b.png?user=ada HTTP/1.1"))).toEqual({
    ip: "83.149.9.216",
    at: Date.parse("2015-05-17T08:05:03Z"),
    interface: "GET /a/b.png",
    status: 200,
    bytes: 203023,
  });
});

it("reads an address of version 6 and an escaped quote", () => {
  expect(parseAccessLine(line('GET /a\\"b HTTP/1.1', 404, "2001:db8::1"))).toMatchObject({
    ip: "2001:db8::1",
    status: 404,
  });
});

it.each(["-", "\\x16\\x03\\x01", ""])("does not know the request line %j", (request) => {
  expect(parseAccessLine(line(request, 400))).toBeUndefined();
});

it("does not take a host's name for its address", () => {
  expect(parseAccessLine(line("GET / HTTP/1.1", 200, "example.org"))).toBeUndefined();
});

it("cuts an interface's name at its bound", () => {
  expect(parseAccessLine(line(`GET /${"a".repeat(900)} HTTP/1.1`))?.interface).toHaveLength(200);
});

it("leaves names with braces to our own routes", () => {
  expect(parseAccessLine(line("GET /v1/apps/{appId} HTTP/1.1"))?.interface).toBe(
    "GET /v1/apps/%7BappId%7D",
  );
});

it("names the cause of an exception and of nothing else", () => {
  const { log, unknown } = readCalls(
    [line("GET /a HTTP/1.1"), line("GET /b HTTP/1.1", 404), "nonsense"].join("\n"),
    { from: 0, to: 1000 },
  );
  expect(log.map(({ cause }) => cause)).toEqual([undefined, "404 Not Found"]);
  expect(unknown).toBe(1);
});

it("sums success and delay per interface and minute", () => {
  const lines = [
    line("GET /a?1 HTTP/1.1"),
    line("GET /a?2 HTTP/1.1", 500, "1.2.3.4", "10:05:04"),
    line("GET /a HTTP/1.1", 200, "1.2.3.4", "10:07:00"),
  ];
  const { monitoring } = readCalls(lines.join("\n"), { from: 0, to: 120_000 });
  expect(monitoring).toEqual([
    { interface: "GET /a", at: 0, calls: 2, successes: 1, averageDelayMs: 20 },
    { interface: "GET /a", at: 120_000, calls: 1, successes: 1, averageDelayMs: 20 },
  ]);
});
