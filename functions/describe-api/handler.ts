import { createHash } from "node:crypto";
import { route } from "../middleware/http.ts";
import { lambda } from "../runtime.ts";
import document from "./openapi.json" with { type: "json" };

const asked = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch?.split(",").some((one) => one.trim().replace(/^W\//, "") === etag) === true;

/**
 * `GET /v1/openapi.json`: the API's description in OpenAPI 3.1, for everybody; 304 if the caller has it already. The
 * document is made before it is deployed (`npm run openapi`): no schema is loaded to serve it.
 */
export const create = () => {
  const body = JSON.stringify(document);
  const etag = `"${createHash("sha256").update(body).digest("base64url")}"`;
  const headers = { etag, "cache-control": "public, max-age=300" };
  return route(async ({ headers: given }) =>
    asked(given["if-none-match"], etag)
      ? { status: 304, headers }
      : { status: 200, body, headers: { ...headers, "content-type": "application/json" } },
  );
};

export const handler = lambda(create);
