/** Answers that are large are compressed for who takes that: the gateway of an HTTP API does not do it itself. */
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type middy from "@middy/core";
import { takesGzip } from "./encoding.ts";
import type { HttpEvent, HttpResult } from "./http.ts";

const zip = promisify(gzip);

/** Below this an answer goes in one packet in any case. */
const leastBytes = 1_024;

/** An entity tag names the bytes that were sent with it: what bears one is sent as it is. */
const mayShrink = ({ body = "", headers = {}, isBase64Encoded }: HttpResult): boolean =>
  body.length >= leastBytes && isBase64Encoded !== true && headers.etag === undefined;

const shrunk = async (result: HttpResult, headers: HttpEvent["headers"]): Promise<HttpResult> => {
  const varied = { ...result, headers: { ...result.headers, vary: "accept-encoding" } };
  if (!takesGzip(headers)) return varied;
  const body = (await zip(result.body ?? "")).toString("base64");
  return {
    ...varied,
    ...{ body, isBase64Encoded: true },
    headers: { ...varied.headers, "content-encoding": "gzip" },
  };
};

/** To be used first: whatever else sees the answer sees it as it was made. */
export const compressed = (): middy.MiddlewareObj<HttpEvent, HttpResult, Error> => ({
  after: async (request) => {
    const { event, response } = request;
    if (response && mayShrink(response)) request.response = await shrunk(response, event.headers);
  },
});
