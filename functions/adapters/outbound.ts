/**
 * Calls to places that others chose. No redirects are followed, and the address that is connected to is the
 * one that was checked: a name may resolve to something else a moment later.
 */
import { type LookupAddress, lookup } from "node:dns";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest, type RequestOptions } from "node:https";
import type { LookupFunction } from "node:net";
import { isPublicAddress, isTrusted, mayCall, NotCallable } from "../domain/destination.ts";
import type { Outbound } from "../ports.ts";

/** Why the addresses of a name may not be called; one that is not public spoils all. */
const objectionTo = (addresses: readonly LookupAddress[]): Error | undefined => {
  if (addresses.length === 0) return new Error("No address");
  const allPublic = addresses.every(({ address }) => isPublicAddress(address));
  return allPublic ? undefined : new NotCallable("The address is not public");
};

const publicOnly =
  (resolve: typeof lookup): LookupFunction =>
  (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (failure, addresses) => {
      const error = failure ?? objectionTo(addresses);
      if (error) return done(error, "", 4);
      const [{ address, family } = { address: "", family: 4 }] = addresses;
      return options.all ? done(null, addresses) : done(null, address, family);
    });
  };

type Guard = { readonly trusted: readonly string[]; readonly resolve: typeof lookup };

const open = (url: URL, { trusted, resolve }: Guard, options: RequestOptions, body?: string) =>
  new Promise<IncomingMessage>((resolveWith, reject) => {
    const send = url.protocol === "https:" ? httpsRequest : httpRequest;
    const guard = isTrusted(url, trusted) ? {} : { lookup: publicOnly(resolve) };
    send(url, { ...options, ...guard })
      .on("response", resolveWith)
      .on("error", reject)
      .end(body);
  });

const isSuccess = ({ statusCode = 0 }: IncomingMessage): boolean =>
  statusCode >= 200 && statusCode < 300;

const tooLarge = () => new Error("The medium is too large");

const readBounded = async (response: IncomingMessage, maxBytes: number): Promise<Buffer> => {
  const announced = Number(response.headers["content-length"] ?? 0);
  if (announced > maxBytes) throw tooLarge();
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    size += part.length;
    if (size > maxBytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
};

/** Outbound calls under the guard; `resolve` asks the platform's resolver. */
export const outbound = (trusted: readonly string[], resolve: typeof lookup = lookup): Outbound => {
  const allowed = mayCall(trusted);
  const guard = { trusted, resolve };
  return {
    post: async (url, body, headers, timeoutMs) => {
      if (!allowed(url)) return false;
      try {
        const response = await open(
          new URL(url),
          guard,
          {
            method: "POST",
            headers: { ...headers, "content-type": "application/json" },
            signal: AbortSignal.timeout(timeoutMs),
          },
          body,
        );
        response.resume();
        return isSuccess(response);
      } catch {
        return false;
      }
    },
    deliver: async (url, body, headers, timeoutMs) => {
      if (!allowed(url)) throw new NotCallable("The URL may not be called");
      const signal = AbortSignal.timeout(timeoutMs);
      const asJson = { ...headers, "content-type": "application/json" };
      const options = { method: "POST", headers: asJson, signal };
      try {
        const response = await open(new URL(url), guard, options, body);
        response.resume();
        return response.statusCode;
      } catch (error) {
        if (error instanceof NotCallable) throw error;
        return undefined;
      }
    },
    fetch: async (url, maxBytes, timeoutMs) => {
      if (!allowed(url)) throw new NotCallable("The URL may not be called");
      const signal = AbortSignal.timeout(timeoutMs);
      const response = await open(new URL(url), guard, { signal });
      try {
        if (!isSuccess(response)) throw new Error("The medium was not given");
        const bytes = await readBounded(response, maxBytes);
        const { "content-type": contentType = "application/octet-stream" } = response.headers;
        return { bytes, contentType };
      } finally {
        response.destroy();
      }
    },
  };
};
