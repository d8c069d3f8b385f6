import { createHash } from "node:crypto";
import { type HttpEvent, type Reply, route } from "../middleware/http.ts";
import { lambda } from "../runtime.ts";
import document from "./openapi.json" with { type: "json" };
import type { OpenApi } from "./operations.ts";
import { pageOf } from "./page.ts";
import { css } from "./style.ts";

const digest = (text: string) => createHash("sha256").update(text);

const isKnown = ({ headers }: HttpEvent, etag: string): boolean =>
  headers["if-none-match"]?.split(",").some((one) => one.trim().replace(/^W\//, "") === etag) ===
  true;

/** A document that everybody may keep for a while; 304 for who has it already. */
const kept = (body: string, own: Readonly<Record<string, string>>) => {
  const etag = `"${digest(body).digest("base64url")}"`;
  const headers = { ...own, etag, "cache-control": "public, max-age=300" };
  return (event: HttpEvent): Reply =>
    isKnown(event, etag) ? { status: 304, headers } : { status: 200, body, headers };
};

/** A page that runs nothing, loads nothing and stands in no frame; its own style sheet is known by its hash. */
const page = () =>
  kept(pageOf(document as unknown as OpenApi), {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": `default-src 'none'; style-src 'sha256-${digest(css).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
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
