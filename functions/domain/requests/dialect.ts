/** OpenDSR 2.0, and OpenGDPR 1.0, whose names must be honoured too (10.1). */

export type Dialect = {
  readonly intake: "opendsr" | "opengdpr";
  readonly version: string;
  /** The names of the headers that say who answers, and sign it. */
  readonly domainHeader: string;
  readonly signatureHeader: string;
  readonly needsRegulation: boolean;
  /** The status of a refusal because of what is already there: 1.0 knows no other than 400. */
  readonly conflict: number;
};

const headers = (name: string) => ({
  domainHeader: `x-${name}-processor-domain`,
  signatureHeader: `x-${name}-signature`,
});

export const dialects = {
  opendsr: {
    intake: "opendsr",
    version: "2.0",
    ...headers("opendsr"),
    needsRegulation: true,
    conflict: 409,
  },
  opengdpr: {
    intake: "opengdpr",
    version: "1.0",
    ...headers("opengdpr"),
    needsRegulation: false,
    conflict: 400,
  },
} as const satisfies Record<string, Dialect>;

/** The dialect of a route, such as `POST /v1/opengdpr_requests`. */
export const dialectOf = (route: string): Dialect =>
  / \/(v1\/|opengdpr_)/.test(route) ? dialects.opengdpr : dialects.opendsr;

/** The methods that a path of the protocol knows, as `Allow` names them (RFC 9110, 10.2.1). */
export const allowedOn = (route: string): string => {
  if (route.includes("/status/")) return "GET";
  return route.endsWith("}") ? "GET, DELETE" : "POST";
};
