/**
 * Takes what an app that opted out of storage is handed, if it is signed by the app's `callbackSecret` and not older than five
 * minutes: `SECRET=whsec_… PORT=8080 node receive-handed-over.mjs`. Keep the ids (`webhook-id`) that were taken in your
 * own store, to take none twice; here they last as long as the process.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";

const { SECRET = "", PORT = "0" } = process.env;
const key = Buffer.from(SECRET.replace(/^whsec_/, ""), "base64");
const tolerance = 300;
const taken = new Set();

/** @type {(headers: import("node:http").IncomingHttpHeaders, body: string) => boolean} */
const isSigned = (headers, body) => {
  const { "webhook-id": id, "webhook-timestamp": time } = headers;
  if (!(Math.abs(Date.now() / 1000 - Number(time)) <= tolerance)) return false;
  const expected = createHmac("sha256", key).update(`${id}.${time}.${body}`).digest();
  // While the secret is changed there are two signatures; any of them does.
  return String(headers["webhook-signature"]).split(" ").some((signature) => {
    const given = Buffer.from(signature.replace(/^v1,/, ""), "base64");
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
};

const server = createServer(async (request, response) => {
  const body = await text(request);
  if (!isSigned(request.headers, body)) return response.writeHead(401).end();
  const id = request.headers["webhook-id"];
  if (!taken.has(id)) console.log(body);
  taken.add(id);
  response.writeHead(204).end();
});
server.listen(Number(PORT), "127.0.0.1", () => console.log(JSON.stringify(server.address())));
