/**
 * Stands in for S3 over HTTP, as a process of its own: a list takes 10 ms, a deletion of 1,000 keys 50 ms.
 * It says where it listens, and ends with whoever started it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { bucketOf, calm } from "./bucket.ts";

const msPerCall = 10;
const msPerKey = 0.04;

let bucket = bucketOf("7/app/", 0, calm);

const textOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
};

const contents = (keys: readonly string[]): string =>
  keys
    .map(
      (key) =>
        `<Contents><Key>${key}</Key><LastModified>2030-01-01T00:00:00.000Z</LastModified><ETag>&quot;0&quot;</ETag><Size>1</Size><StorageClass>STANDARD</StorageClass></Contents>`,
    )
    .join("");

const list = async (query: URLSearchParams): Promise<string> => {
  await sleep(msPerCall);
  const from = Number(query.get("continuation-token") ?? 0);
  const { keys, next } = bucket.list(query.get("prefix") ?? "", from);
  const more = next === undefined ? "" : `<NextContinuationToken>${next}</NextContinuationToken>`;
  return `<ListBucketResult><IsTruncated>${next !== undefined}</IsTruncated>${more}${contents(keys)}</ListBucketResult>`;
};

const eraseMany = async (body: string): Promise<string> => {
  const keys = [...body.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = ""]) => key);
  await sleep(msPerCall + msPerKey * keys.length);
  const errors = keys.flatMap((key) => {
    const code = bucket.erase(key);
    return code === undefined
      ? []
      : [`<Error><Key>${key}</Key><Code>${code}</Code><Message>Later</Message></Error>`];
  });
  return `<DeleteResult>${errors.join("")}</DeleteResult>`;
};

const noUploads = async (): Promise<string> => {
  await sleep(msPerCall);
  return "<ListMultipartUploadsResult><IsTruncated>false</IsTruncated></ListMultipartUploadsResult>";
};

const slowDown =
  "<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>";

const eraseOne = async (path: string): Promise<{ status: number; body: string }> => {
  await sleep(msPerCall);
  const key = decodeURIComponent(path.split("/").slice(2).join("/"));
  return bucket.erase(key) === undefined
    ? { status: 204, body: "" }
    : { status: 503, body: slowDown };
};

const steer = (verb: string, input: string): { status: number; body: string } => {
  if (verb === "fill") {
    const { count, trouble } = JSON.parse(input);
    bucket = bucketOf("7/app/", count, trouble);
  }
  return { status: 200, body: JSON.stringify({ left: bucket.left(), calls: bucket.calls() }) };
};

const answer = async (request: IncomingMessage): Promise<{ status: number; body: string }> => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://s3");
  const body = await textOf(request);
  if (pathname.startsWith("/stand-in/")) return steer(pathname.slice("/stand-in/".length), body);
  if (bucket.isTurnedAway()) return { status: 503, body: slowDown };
  if (request.method === "DELETE") return eraseOne(pathname);
  if (searchParams.has("delete")) return { status: 200, body: await eraseMany(body) };
  if (searchParams.has("uploads")) return { status: 200, body: await noUploads() };
  return { status: 200, body: await list(searchParams) };
};

const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { status, body } = await answer(request);
  response.writeHead(status, { "content-type": "application/xml" }).end(body);
};

const server = createServer((request, response) => {
  serve(request, response).catch(() => response.destroy());
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" ? address?.port : undefined);
});
process.on("disconnect", () => process.exit());
