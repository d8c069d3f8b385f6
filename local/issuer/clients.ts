import { randomBytes } from "node:crypto";
import type { AdapterPayload } from "oidc-provider";

/** The client by which people sign in at the console. */
export const consoleClient = "console";

/** Two people, since a hold is lifted by another person than placed it; their password is made anew at each start. */
export type People = { readonly names: readonly string[]; readonly password: string };

export const somePeople = (): People => ({
  names: ["ada", "grace"],
  password: randomBytes(9).toString("base64url"),
});

/** Who may ask for tokens: machines by their secret, and the console, once it is known where that is. */
export type Clients = {
  readonly secrets: Map<string, string>;
  consoleUrl: string | undefined;
};

const machine = (client_id: string, client_secret: string): AdapterPayload => ({
  ...{ client_id, client_secret, redirect_uris: [], response_types: [] },
  grant_types: ["client_credentials"],
});

const page = (url: string): AdapterPayload => ({
  ...{ client_id: consoleClient, token_endpoint_auth_method: "none" },
  ...{ redirect_uris: [url], post_logout_redirect_uris: [url] },
  ...{ grant_types: ["authorization_code"], response_types: ["code"] },
});

export const clientOf = (
  { secrets, consoleUrl }: Clients,
  id: string,
): AdapterPayload | undefined => {
  if (id === consoleClient) return consoleUrl === undefined ? undefined : page(consoleUrl);
  const secret = secrets.get(id);
  return secret === undefined ? undefined : machine(id, secret);
};
