/** A proxy on loopback that counts what goes to DynamoDB, and asks DynamoDB to say what each call consumed. */
import { once } from "node:events";
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { tablesOf, unitsOf } from "./capacity.ts";

/** What calls cost: requests, read units and write units. */
export type Cost = { readonly requests: number; readonly rru: number; readonly wru: number };

const nothing: Cost = { requests: 0, rru: 0, wru: 0 };

const plus = (one: Cost, other: Cost): Cost => ({
  requests: one.requests + other.requests,
  rru: one.rru + other.rru,
  wru: one.wru + other.wru,
});

/** What some work cost; `of` counts only calls that name a table whose name ends so. */
export type Bill = Cost & { of(...endings: readonly string[]): Cost };

const billOf = (byTables: ReadonlyMap<string, Cost>): Bill => {
  const sum = (costs: readonly Cost[]) => costs.reduce(plus, nothing);
  return {
    ...sum([...byTables.values()]),
    of: (...endings) =>
      sum(
        [...byTables].flatMap(([tables, cost]) =>
          tables.split(" ").some((table) => endings.some((end) => table.endsWith(end)))
            ? [cost]
            : [],
        ),
      ),
  };
};

const bytesOf = async (message: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part);
  return Buffer.concat(parts);
};

const json = (bytes: Buffer) => (bytes.length === 0 ? {} : JSON.parse(bytes.toString()));

const passOn = async (to: URL, agent: Agent, from: IncomingMessage, body: Buffer) => {
  const headers = { ...from.headers, host: to.host, "content-length": body.length };
  const outgoing = request(to, { method: "POST", path: "/", headers, agent });
  outgoing.end(body);
  const [answer] = (await once(outgoing, "response")) as [IncomingMessage];
  return { status: answer.statusCode ?? 500, headers: answer.headers, body: await bytesOf(answer) };
};

/** Starts it before an endpoint; `measure` answers what the calls of some work cost, and what it answered. */
export const startCountingProxy = async (upstream: string) => {
  const to = new URL(upstream);
  const agent = new Agent({ keepAlive: true });
  let costs = new Map<string, Cost>();

  const handle = async (from: IncomingMessage, answer: ServerResponse) => {
    const operation = String(from.headers["x-amz-target"]).split(".")[1] ?? "";
    const asked = json(await bytesOf(from));
    const body = Buffer.from(JSON.stringify({ ...asked, ReturnConsumedCapacity: "TOTAL" }));
    const result = await passOn(to, agent, from, body);
    const ok = result.status === 200;
    const call = { operation, request: asked, response: json(result.body), ok };
    const tables = tablesOf(call);
    costs.set(tables, plus(costs.get(tables) ?? nothing, { requests: 1, ...unitsOf(call) }));
    answer.writeHead(result.status, result.headers).end(result.body);
  };

  const server = createServer((from, answer) => {
    handle(from, answer).catch(() => answer.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port");

  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    measure: async <T>(work: () => Promise<T>): Promise<Bill & { readonly result: T }> => {
      costs = new Map();
      const result = await work();
      return { ...billOf(costs), result };
    },
    stop: async () => {
      agent.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};
