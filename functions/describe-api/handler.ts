import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { isKnown, takesGzip } from "../middleware/encoding.ts";
import { type HttpEvent, type Reply, route } from "../middleware/http.ts";
import { lambda } from "../runtime.ts";
import document from "./openapi.json" with { type: "json" };
import type { OpenApi } from "./operations.ts";
import { pageOf } from "./page.ts";
import { script } from "./script.ts";
import { css } from "./style.ts";

const digest = (text: string) => createHash("sha256").update(text);

/** A document that everybody may keep for a while, compressed for who takes it; 304 for who has it already. */
const kept = (body: string, own: Readonly<Record<string, string>>) => {
  const tag = digest(body).digest("base64url");
  const gzip = gzipSync(body, { level: 9 }).toString("base64");
  const always = { ...own, vary: "accept-encoding", "cache-control": "public, max-age=300" };
  return ({ headers: asked }: HttpEvent): Reply => {
    const isGzip = takesGzip(asked);
    const etag = `"${tag}${isGzip ? "-gzip" : ""}"`;
    const headers = { ...always, etag };
    if (isKnown(asked, etag)) return { status: 304, headers };
    return isGzip
      ? {
          ...{ status: 200, body: gzip, isBase64Encoded: true },
          headers: { ...headers, "content-encoding": "gzip" },
        }
      : { status: 200, body, headers };
  };
};

const allowed = (text: string): string => `'sha256-${digest(text).digest("base64")}'`;

const policy = [
  ...["default-src 'none'", `script-src ${allowed(script)}`, `style-src ${allowed(css)}`],
  ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
  ...["require-trusted-types-for 'script'", "trusted-types 'none'"],
].join("; ");

/** A page that loads nothing and stands in no frame; its own script and style sheet are known by their hashes. */
const page = () =>
  kept(pageOf(document as unknown as OpenApi), {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
  });

/**
 * `GET /v1/openapi.json`: the API's description in OpenAPI 3.1, for everybody; `GET /v1/docs`: the same as a page. The
 * document is made before it is deployed (`npm run openapi`): no schema is loaded to serve it.
 */
export const create = () => {
  const json = kept(JSON.stringify(document), { "content-type": "application/json" });
  let html: ReturnType<typeof kept> | undefined;
  return route(async (event) => {
    if (!event.routeKey.endsWith("/docs")) return json(event);
    html ??= page();
    return html(event);
  });
};

export const handler = lambda(create);
