/**
 * Calls to places that others chose. No redirects are followed, and the address that is connected to is the
 * one that was checked: a name may resolve to something else a moment later.
 */
import { lookup as resolve } from "node:dns";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest, type RequestOptions } from "node:https";
import type { LookupFunction } from "node:net";
import { isPublicAddress, isTrusted, mayCall, NotCallable } from "../domain/destination.ts";
import type { Outbound } from "../ports.ts";

const publicOnly: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const first = addresses?.[0];
    if (error || first === undefined) return done(error ?? new Error("No address"), "", 4);
    if (!addresses.every(({ address }) => isPublicAddress(address))) {
      return done(new NotCallable("The address is not public"), "", 4);
    }
    return options.all ? done(null, addresses) : done(null, first.address, first.family);
  });
};

const open = (url: URL, trusted: readonly string[], options: RequestOptions, body?: string) =>
  new Promise<IncomingMessage>((resolveWith, reject) => {
    const send = url.protocol === "https:" ? httpsRequest : httpRequest;
    const guard = isTrusted(url, trusted) ? {} : { lookup: publicOnly };
    send(url, { ...options, ...guard })
      .on("response", resolveWith)
      .on("error", reject)
      .end(body);
  });

const isSuccess = ({ statusCode = 0 }: IncomingMessage): boolean =>
  statusCode >= 200 && statusCode < 300;

const readBounded = async (response: IncomingMessage, maxBytes: number): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    size += part.length;
    if (size > maxBytes) throw new Error("The medium is too large");
    parts.push(part);
  }
  return Buffer.concat(parts);
};

/** Outbound calls under the guard. */
export const outbound = (trusted: readonly string[]): Outbound => {
  const allowed = mayCall(trusted);
  return {
    post: async (url, body, timeoutMs) => {
      if (!allowed(url)) return false;
      try {
        const response = await open(
          new URL(url),
          trusted,
          {
            method: "POST",
            headers: { "content-type": "application/json" },
            signal: AbortSignal.timeout(timeoutMs),
          },
          JSON.stringify(body),
        );
        response.resume();
        return isSuccess(response);
      } catch {
        return false;
      }
    },
    fetch: async (url, maxBytes, timeoutMs) => {
      if (!allowed(url)) throw new NotCallable("The URL may not be called");
      const signal = AbortSignal.timeout(timeoutMs);
      const response = await open(new URL(url), trusted, { signal });
      if (!isSuccess(response)) {
        response.destroy();
        throw new Error("The medium was not given");
      }
      const bytes = await readBounded(response, maxBytes);
      return { bytes, contentType: response.headers["content-type"] ?? "application/octet-stream" };
    },
  };
};
