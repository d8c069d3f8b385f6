/** Requests and answers of the SDK's handlers, as what goes over the wire. */
import { Readable } from "node:stream";
import { type HttpRequest, HttpResponse } from "@smithy/core/protocols";
import type { Request } from "./calls.ts";
import type { Answer } from "./refusals.ts";

/** All of a body, whatever it comes as. */
export const collected = async (body: unknown): Promise<Buffer> => {
  if (body === undefined || body === null) return Buffer.alloc(0);
  if (typeof body === "string") return Buffer.from(body);
  if (body instanceof Uint8Array) return Buffer.copyBytesFrom(body);
  const parts: Buffer[] = [];
  for await (const part of body as Readable) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
};

const pathOf = ({ path, query }: HttpRequest): string => {
  const pairs = Object.entries(query ?? {}).map(([name, value]) => `${name}=${value ?? ""}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
};

export const isStream = ({ body }: HttpRequest): boolean => body instanceof Readable;

/** A request whose body has been read, or need not be. */
export const requestWith = (of: HttpRequest, body: Buffer): Request => ({
  ...{ method: of.method, path: pathOf(of), headers: of.headers, body },
});

/** What the SDK is told. */
export const responseOf = (answer: Answer): { readonly response: HttpResponse } => {
  // The answer to a HEAD has no body, and speaks of the length of another one.
  const length = answer.body.length === 0 ? {} : { "content-length": String(answer.body.length) };
  const headers = { ...answer.headers, ...length };
  const body = Readable.from([answer.body], { objectMode: false });
  return { response: new HttpResponse({ statusCode: answer.status, headers, body }) };
};
