/**
 * Lets whoever tries the system out pass time as they like, on loopback: `POST /pass?period=P7D`, and `GET /now` for what it
 * has become.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import { milliseconds } from "../functions/policy/duration.ts";
import type { TimeMachine } from "./time/time-machine.ts";

export type ClockServer = { readonly url: string; stop(): Promise<void> };

export const startClockServer = async (machine: TimeMachine): Promise<ClockServer> => {
  let last: Promise<unknown> = Promise.resolve();
  const server = createServer((request, response) => {
    const answer = (status: number, body: object) =>
      response
        .writeHead(status, { "content-type": "application/json" })
        .end(`${JSON.stringify(body)}\n`);
    if (request.url === "/now") {
      response.end(new Date(machine.now()).toISOString());
      return;
    }
    const turn = last.then(async () => {
      await machine.travelTo(machine.now() + periodOf(request.url));
      answer(200, { now: new Date(machine.now()).toISOString() });
    });
    last = turn.catch((error: unknown) => answer(400, { problem: String(error) }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
};

/** The period that a request names (ISO 8601, without months), in ms. Throws if it names none. */
const periodOf = (url = "/"): number => {
  const { pathname, searchParams } = new URL(url, "http://127.0.0.1");
  if (pathname !== "/pass") throw new Error("POST /pass?period=P7D lets seven days pass");
  const period = milliseconds(searchParams.get("period") ?? "");
  if (period <= 0) throw new RangeError("Time passes forwards only");
  return period;
};
