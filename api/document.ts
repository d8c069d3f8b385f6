/** The API's description in OpenAPI 3.1, from the routes, the schemas that validate, and what is said of both. */
import { scopes as scopeNames } from "../functions/policy/names.ts";
import { actions } from "../infra/actions.ts";
import { descriptions, tags } from "./descriptions.ts";
import { webhooks } from "./handed-over.ts";
import { componentSchemas, type Json } from "./json-schema.ts";
import { inPlace, operationOf } from "./operation.ts";
import { isPage } from "./pages.ts";
import { portableSchemas } from "./portable/portable.ts";
import { otherMethod, refusalsOf } from "./refusals.ts";

export type Route = { readonly key: string; readonly scopes: readonly string[] };

/** Every route of the stack, as API Gateway names it, with the scopes of which a token needs one. */
export const routes: readonly Route[] = Object.values(actions).flatMap(({ trigger }) =>
  trigger.kind === "api"
    ? trigger.routes.map((key) => ({
        key,
        scopes: trigger.scopes.map((scope) => scopeNames[scope]),
      }))
    : [],
);

/** Whether a route is none of the API's: it says that the others of its path are all there are, or shows people a page. */
export const isRest = ({ key }: Route): boolean => key.startsWith("ANY ") || isPage(key);

/** A route of all other methods: OpenAPI has no word for them. */
const restOf = (path: string): Json =>
  routes.some(({ key }) => key === `ANY ${path}`)
    ? {
        description: "Any other method is answered with 405, and with `Allow`.",
        "x-other-methods": { responses: inPlace(otherMethod(`ANY ${path}`)) },
      }
    : {};

const pathsOf = (): Record<string, Json> => {
  const paths: Record<string, Json> = {};
  const byRoute = new Map(routes.map((route) => [route.key, route]));
  for (const [key, { tag, description }] of descriptions) {
    const [method = "", path = ""] = key.split(" ");
    const route = byRoute.get(key);
    if (route === undefined) throw new Error(`There is no route ${key}`);
    paths[path] ??= restOf(path);
    Object.assign(paths[path], {
      [method.toLowerCase()]: operationOf(key, tag, description, route.scopes),
    });
  }
  return paths;
};

/** The refusals of all routes, by name. */
const responsesOf = (): Json => {
  const all = routes.flatMap(({ key, scopes }) => {
    const described = descriptions.get(key);
    return described ? refusalsOf(key, described.description, scopes.length > 0) : [];
  });
  return Object.fromEntries(all.map(({ name, response }) => [name, response]));
};

/** Of the deployment's own user pool; an issuer of one's own has a token endpoint as well. */
const howToGet =
  "Get one with the client's id and secret: `curl -u ID:SECRET -d grant_type=client_credentials -d scope=SCOPE TOKEN_URL`, where `TOKEN_URL` is an output of the stack.";

const token = {
  type: "http",
  scheme: "bearer",
  bearerFormat: "JWT",
  description: `${howToGet} An access token of the deployment's OIDC issuer. It carries \`client_id\` and the scope \`${scopeNames.operator}\` or \`${scopeNames.app}\`; an app's token reaches that app alone.`,
};

export const openApi = () => {
  const paths = pathsOf();
  return {
    openapi: "3.1.1",
    info: {
      title: "chat-retention",
      version: "1",
      summary: "Keeps the data of chat apps exactly as long as promised, and erases it",
      description:
        "For servers of chat apps, for operators, auditors and controllers. An error of the service is a problem (RFC 9457) whose `type` is stable; further types, states and members may be added, so take an unknown one for what its status says. An error of the gateway (401, 403, 404, 429, 503) has a `message`.",
      contact: { name: "The operator of the deployment" },
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/", description: "Wherever this document was read" }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    webhooks: webhooks(),
    components: {
      schemas: portableSchemas(componentSchemas(), paths),
      responses: responsesOf(),
      securitySchemes: { token },
    },
  };
};
