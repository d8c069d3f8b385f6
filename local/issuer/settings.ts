import type { Adapter, Configuration, ResourceServer } from "oidc-provider";
import { seconds } from "../../functions/policy/duration.ts";
import { scopes } from "../../functions/policy/names.ts";

export const audience = "chat-retention";
/** Longer than any run: MiniStack looks at the real clock, whatever time it is for the functions. */
export const tokenLife = seconds("P1D");

/** Client credentials only, and every access token an RS256 JWT for our one API. */
export const settings = (
  signingKey: object,
  secrets: ReadonlyMap<string, string>,
): Configuration => ({
  adapter: (model) => adapter(model, secrets),
  jwks: { keys: [signingKey] },
  clientAuthMethods: ["client_secret_basic"],
  scopes: Object.values(scopes),
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => "urn:chat-retention:api",
      useGrantedResource: () => true,
      getResourceServerInfo: () => api,
    },
  },
  ttl: { ClientCredentials: tokenLife },
});

const api: ResourceServer = {
  scope: Object.values(scopes).join(" "),
  audience,
  accessTokenFormat: "jwt",
  accessTokenTTL: tokenLife,
  jwt: { sign: { alg: "RS256" } },
};

const nothing = async (): Promise<undefined> => undefined;

/** Only clients are ever looked up: a JWT access token is stored nowhere. */
const adapter = (model: string, secrets: ReadonlyMap<string, string>): Adapter => ({
  find: async (id) => {
    const secret = model === "Client" ? secrets.get(id) : undefined;
    if (secret === undefined) return undefined;
    return {
      client_id: id,
      client_secret: secret,
      grant_types: ["client_credentials"],
      redirect_uris: [],
      response_types: [],
    };
  },
  upsert: nothing,
  findByUserCode: nothing,
  findByUid: nothing,
  consume: nothing,
  destroy: nothing,
  revokeByGrantId: nothing,
});
