/** What a token says of itself. Nobody has checked it here: the service does. */
export type Claims = {
  readonly sub?: string;
  readonly client_id?: string;
  readonly scope?: string;
  readonly iss?: string;
  /** Epoch seconds. */
  readonly exp?: number;
};

/** The claims of a JWT; undefined for a token that is none. */
export const claimsOf = (token: string): Claims | undefined => {
  try {
    const [, claims = ""] = token.split(".");
    const read: unknown = JSON.parse(Buffer.from(claims, "base64url").toString());
    return typeof read === "object" && read !== null ? read : undefined;
  } catch {
    return undefined;
  }
};
