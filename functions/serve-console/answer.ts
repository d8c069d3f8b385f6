import { isKnown, takesGzip } from "../middleware/encoding.ts";
import type { HttpResult } from "../middleware/http.ts";
import type { ConsoleFile } from "./files.ts";

export type Headers = Readonly<Record<string, string>>;

/** What a browser may do with the console: run its own scripts, and ask this API and the given origins. */
export const guarded = (origins: readonly string[]): Headers => ({
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    ["connect-src 'self'", ...origins].join(" "),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; "),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000",
  "x-content-type-options": "nosniff",
});

/** A file as the answer to a request with these headers; 304 for whoever has it already. */
export const fileAnswer = (
  file: ConsoleFile,
  asked: Readonly<Record<string, string | undefined>>,
  guards: Headers,
): HttpResult => {
  const isGzip = takesGzip(asked);
  const tag = `"${file.tag}${isGzip ? "-gzip" : ""}"`;
  const headers = {
    ...guards,
    etag: tag,
    vary: "accept-encoding",
    "cache-control": file.forever ? "public, max-age=31536000, immutable" : "no-cache",
  };
  if (isKnown(asked, tag)) return { statusCode: 304, headers };
  return {
    statusCode: 200,
    headers: {
      ...headers,
      "content-type": file.type,
      ...(isGzip ? { "content-encoding": "gzip" } : {}),
    },
    body: isGzip ? file.gzip : file.plain,
    isBase64Encoded: true,
  };
};
