/** The least that this machine can do it with: HTTP alone, no SDK, no signature, lists and deletions overlapping. */
import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";

const inFlight = 8;

const keysIn = (xml: string): string[] =>
  [...xml.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = ""]) => key);

const bodyOf = (keys: readonly string[]): string =>
  `<Delete><Quiet>true</Quiet>${keys.map((key) => `<Object><Key>${key}</Key></Object>`).join("")}</Delete>`;

/** Empties a prefix; asks again for what is turned away until it is not. */
export const eraseRaw = async (endpoint: string, prefix: string): Promise<void> => {
  const agent = new Agent({ keepAlive: true });
  const call = async (method: string, path: string, body = ""): Promise<string> => {
    const headers = { "content-length": Buffer.byteLength(body) };
    const outgoing = request(`${endpoint}/bucket?${path}`, { method, agent, headers });
    outgoing.end(body);
    const [response] = (await once(outgoing, "response")) as [IncomingMessage];
    const parts: Buffer[] = [];
    for await (const part of response) parts.push(part);
    return response.statusCode === 503 ? call(method, path, body) : Buffer.concat(parts).toString();
  };
  const erase = async (keys: readonly string[]): Promise<void> => {
    const refused = keysIn(await call("POST", "delete", bodyOf(keys)));
    if (refused.length > 0) await erase(refused);
  };
  const running = new Set<Promise<unknown>>();
  let token = "";
  do {
    const after = token === "" ? "" : `&continuation-token=${token}`;
    const xml = await call("GET", `list-type=2&prefix=${encodeURIComponent(prefix)}${after}`);
    while (running.size >= inFlight) await Promise.race(running);
    const one: Promise<unknown> = erase(keysIn(xml)).finally(() => running.delete(one));
    running.add(one);
    token = /<NextContinuationToken>([^<]*)</.exec(xml)?.[1] ?? "";
  } while (token !== "");
  await Promise.all(running);
  agent.destroy();
};
