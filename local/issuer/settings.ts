import { randomUUID } from "node:crypto";
import type { Adapter, Configuration, KoaContextWithOIDC, ResourceServer } from "oidc-provider";
import { seconds } from "../../functions/policy/duration.ts";
import { scopes } from "../../functions/policy/names.ts";
import { type Clients, clientOf } from "./clients.ts";
import { signInPath } from "./sign-in.ts";
import { inMemory } from "./store.ts";

export const audience = "chat-retention";
/** Longer than any run: MiniStack looks at the real clock, whatever time it is for the functions. */
export const tokenLife = seconds("P1D");

const resource = "urn:chat-retention:api";

/** Machines by their secret, people by a code with PKCE; every access token an RS256 JWT for our one API. */
export const settings = (signingKey: object, clients: Clients): Configuration => ({
  adapter: (model) => (model === "Client" ? ofClients(clients) : inMemory()),
  jwks: { keys: [signingKey] },
  clientAuthMethods: ["client_secret_basic", "none"],
  scopes: ["openid", ...Object.values(scopes)],
  cookies: { keys: [randomUUID()] },
  pkce: { required: () => true },
  clientBasedCORS: () => true,
  interactions: { url: (_context, { uid }) => `${signInPath}${uid}` },
  findAccount: async (_context, sub) => ({ accountId: sub, claims: async () => ({ sub }) }),
  loadExistingGrant,
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    rpInitiatedLogout: { enabled: true, logoutSource },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => resource,
      useGrantedResource: () => true,
      getResourceServerInfo: () => api,
    },
  },
  ttl: { ...lives },
});

/** Whoever signs out at the console meant it, as at Cognito: nobody is asked again. */
const logoutSource = async (context: KoaContextWithOIDC, form: string): Promise<void> => {
  context.body = `<!doctype html>
<html lang="en">
<title>Signing out</title>
${form}
<button form="op.logoutForm" name="logout" value="yes">Sign out</button>
<script>document.querySelector("button").click()</script>
</html>`;
};

const lives = {
  ...{ ClientCredentials: tokenLife, AccessToken: tokenLife, IdToken: tokenLife },
  ...{ Session: tokenLife, Grant: tokenLife, Interaction: tokenLife },
};

/** Nobody is asked whether the console may act for them: it is the operator's own. */
const loadExistingGrant = async ({ oidc }: KoaContextWithOIDC) => {
  const { client, session, provider } = oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(`openid ${scopes.operator}`);
  grant.addResourceScope(resource, scopes.operator);
  await grant.save();
  return grant;
};

const api: ResourceServer = {
  scope: Object.values(scopes).join(" "),
  audience,
  accessTokenFormat: "jwt",
  accessTokenTTL: tokenLife,
  jwt: { sign: { alg: "RS256" } },
};

const ofClients = (clients: Clients): Adapter => ({
  ...inMemory(),
  find: async (id) => clientOf(clients, id),
});
