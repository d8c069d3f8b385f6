import { compressed } from "../middleware/compressed.ts";
import { route } from "../middleware/http.ts";
import { variables } from "../policy/names.ts";
import { register } from "../policy/register.ts";
import { lambda, type Run } from "../runtime.ts";

/** `GET /v1/policy`: the register of processing, for anyone. */
export const create = (run: Run) => {
  const region = run.setting(variables.region);
  const answer = { status: 200, body: register(region) };
  return route(async () => answer).use(compressed());
};

export const handler = lambda(create);
