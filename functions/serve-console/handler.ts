import { Problem, problemBody } from "../domain/problem.ts";
import { type HttpEvent, type HttpResult, toResult } from "../middleware/http.ts";
import { scopes, variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { fileAnswer, guarded } from "./answer.ts";
import { filesAt } from "./files.ts";

const bundled = new URL("./console.json", import.meta.url);

/**
 * `GET /console`, and what is under it: the console's files, for anyone, and `config.json`, which says where people
 * sign in, and what time it is for the functions.
 */
export const create = (run: Run, place: URL = bundled) => {
  const files = filesAt(place);
  const guards = guarded(run.setting(variables.consoleOrigins).split(",").filter(Boolean));
  const config = {
    issuer: run.setting(variables.issuer),
    clientId: run.setting(variables.consoleClient),
    scopes: ["openid", scopes.operator],
    region: run.setting(variables.region),
  };
  const json = (status: number, body: object, type = "application/json"): HttpResult =>
    toResult({ status, body, headers: { ...guards, "content-type": type } });
  return async ({ pathParameters, headers }: HttpEvent): Promise<HttpResult> => {
    const name = pathParameters?.proxy || "index.html";
    if (name === "config.json") {
      return json(200, { ...config, now: new Date(run.now()).toISOString() });
    }
    const file = files().get(name);
    if (file !== undefined) return fileAnswer(file, headers, guards);
    return json(404, problemBody(new Problem("not-found")), "application/problem+json");
  };
};

export const handler = lambda(create);
