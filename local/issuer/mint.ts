import { type CryptoKey, SignJWT } from "jose";
import { audience, tokenLife } from "./settings.ts";

/** What a hand-made token says; each optional part is that of a good one by default. */
export type Claims = {
  readonly clientId: string;
  /** A person who signed in with the client; without one it is the client's own. */
  readonly person?: string;
  readonly scopes: readonly string[];
  readonly audience?: string;
  readonly issuer?: string;
  /** Seconds from now; negative for an expired token. */
  readonly expiresIn?: number;
};

/** Signs a token that says whatever a test wants. */
export const mint = (
  signingKey: CryptoKey,
  keyId: string,
  issuer: string,
  claims: Claims,
): Promise<string> => {
  const now = Math.floor(Date.now() / 1000);
  const expires = now + (claims.expiresIn ?? tokenLife);
  return new SignJWT({ client_id: claims.clientId, scope: claims.scopes.join(" ") })
    .setProtectedHeader({ alg: "RS256", kid: keyId, typ: "at+jwt" })
    .setSubject(claims.person ?? claims.clientId)
    .setIssuer(claims.issuer ?? issuer)
    .setAudience(claims.audience ?? audience)
    .setIssuedAt(Math.min(now, expires - 60))
    .setExpirationTime(expires)
    .sign(signingKey);
};
