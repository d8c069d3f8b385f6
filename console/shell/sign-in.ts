/** Signing in by an authorization code with PKCE; tokens live in this tab alone. */
import { signal } from "@preact/signals";
import type { UserManager } from "oidc-client-ts";
import { config } from "./config.ts";

/** Who is signed in, as the issuer names them; undefined for nobody. */
export const person = signal<string | undefined>(undefined);

const here = (): string => `${location.origin}${location.pathname}`;

let made: Promise<UserManager> | undefined;

const make = async (): Promise<UserManager> => {
  const [{ UserManager: Manager, WebStorageStateStore }, { issuer, clientId, scopes }] =
    await Promise.all([import("oidc-client-ts"), config()]);
  const store = new WebStorageStateStore({ store: sessionStorage });
  return new Manager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: here(),
    post_logout_redirect_uri: here(),
    scope: scopes.join(" "),
    userStore: store,
    stateStore: store,
    automaticSilentRenew: false,
  });
};

const manager = (): Promise<UserManager> => {
  made ??= make();
  return made;
};

const cameBack = (): boolean => /[?&]state=/.test(location.search);

/** Takes up who is signed in already, or has just come back from the issuer. Throws what the issuer refused. */
export const resume = async (): Promise<void> => {
  const users = await manager();
  if (!cameBack()) {
    const user = await users.getUser();
    person.value = user && !user.expired ? user.profile.sub : undefined;
    return;
  }
  const back = async () => {
    const user = await users.signinRedirectCallback();
    person.value = user.profile.sub;
    return typeof user.state === "string" ? user.state : "";
  };
  const clean = (hash: string) => history.replaceState(null, "", `${here()}${hash}`);
  clean(
    await back().catch((error: unknown) => {
      clean("");
      throw error;
    }),
  );
};

/** Leaves for the issuer, and comes back to where one was. */
export const signIn = async (): Promise<void> => {
  await (await manager()).signinRedirect({ state: location.hash });
};

/**
 * Ends the session: tokens of this tab are forgotten, one that could make new ones is revoked, and the issuer, where one goes
 * for that and comes back from, forgets who is there (OpenID Connect RP-Initiated Logout; Cognito has a name of its own
 * for where to come back to). An issuer that knows neither keeps its session: then the tokens alone are gone.
 */
export const signOut = async (): Promise<void> => {
  const users = await manager();
  await users.revokeTokens(["refresh_token"]).catch(() => undefined);
  const { clientId: client_id } = await config();
  try {
    await users.signoutRedirect({ extraQueryParams: { client_id, logout_uri: here() } });
  } catch {
    await users.removeUser();
    person.value = undefined;
  }
};

/** A token that still holds; without one the person is asked to sign in again. */
export const accessToken = async (): Promise<string | undefined> => {
  const user = await (await manager()).getUser();
  if (user && !user.expired) return user.access_token;
  person.value = undefined;
  return undefined;
};
