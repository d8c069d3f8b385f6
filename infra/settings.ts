import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { RemovalPolicy } from "aws-cdk-lib";
import type { Node } from "constructs";
import { dataHolderPattern } from "../functions/policy/names.ts";
import { mostWorkers } from "./shapes.ts";
import { type Rates, usualRates } from "./throttles.ts";

/** What a deployment may choose, each by `-c name=value`; everything else follows from the policy. */
export type Settings = {
  /** An OIDC issuer of one's own, and the audiences it names; without one the stack makes a Cognito pool. */
  readonly issuer?: string;
  readonly audience: readonly string[];
  /** The client of that issuer by which people sign in at the console; without one nobody can. */
  readonly consoleClient: string;
  /** Names of the apps' machine clients in the Cognito pool. */
  readonly appClients: readonly string[];
  readonly alarmEmail?: string;
  /** Whether alarms that still ring are told of again; `-c tellAgain=no` for an AWS that knows no alarm on alarms. */
  readonly tellAgain: boolean;
  /** Origins that callbacks and media may use besides public HTTPS ones. */
  readonly trustedOrigins: readonly string[];
  /** Origins of pages that fetch and upload media by the links that an app gave them; none unless named. */
  readonly mediaOrigins: readonly string[];
  /** Stores of the operator's own that take part in erasures, by name: docs/data-holders.md. */
  readonly dataHolders: readonly string[];
  /** The domain that speaks under OpenDSR; the API's own without it. */
  readonly dsrDomain?: string;
  /** A certificate of the signing key that a CA has issued for that domain, in PEM; a self-signed one without it. */
  readonly dsrCertificate?: string;
  /** Requests a second that are let in. */
  readonly rates: Rates;
  /** Workers of a queue at once. */
  readonly workers: number;
  /** `destroy` takes tables, bucket and key away with the stack: for throw-away stacks only. */
  readonly removal: RemovalPolicy;
};

const mostHolders = 20;

/** What fits beside an action's other variables, of which Lambda takes 4 KB. */
const longestCertificate = 3_000;

/** The certificate in a file. Throws an `Error` if it is none, or too long for a function's variables. */
const certificateIn = (file: string): string => {
  const pem = readFileSync(file, "utf8").trim();
  if (pem.length > longestCertificate) {
    throw new Error(`dsrCertificate is one certificate, at most ${longestCertificate} characters`);
  }
  return new X509Certificate(pem).toString();
};

const dsrSettings = (dsrDomain: string, file: string) => ({
  ...(dsrDomain === "" ? {} : { dsrDomain }),
  ...(file === "" ? {} : { dsrCertificate: certificateIn(file) }),
});

/** Throws an `Error` for a name that no event could give back. */
const holderNames = (names: readonly string[]): readonly string[] => {
  const wrong = names.find((name) => !dataHolderPattern.test(name));
  if (wrong !== undefined || names.length > mostHolders) {
    throw new Error(`dataHolders are at most ${mostHolders} names like "orders-mysql"`);
  }
  return names;
};

/** Throws an `Error` for what no browser sends as its page's origin. */
const originsIn = (name: string, origins: readonly string[]): readonly string[] => {
  const wrong = origins.find((one) => !URL.canParse(one) || new URL(one).origin !== one);
  if (wrong !== undefined) throw new Error(`${name} are origins like "https://chat.example.com"`);
  return origins;
};

/** What an event source takes for the most of its workers. */
const workerBounds = { min: 2, max: 1_000 };
const rateBounds = { min: 1, max: 10_000 };

/** A whole number from the context within bounds, or the usual one. Throws an `Error` for anything else. */
const numberFrom =
  (node: Node) =>
  (name: string, usual: number, { min, max }: { readonly min: number; readonly max: number }) => {
    const value = Number(node.tryGetContext(name) ?? usual);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    throw new Error(`${name} is a whole number from ${min} to ${max}`);
  };

const boundsFrom = (node: Node) => {
  const number = numberFrom(node);
  return {
    rates: {
      api: number("apiRate", usualRates.api, rateBounds),
      webhook: number("webhookRate", usualRates.webhook, rateBounds),
      open: number("openRate", usualRates.open, rateBounds),
      files: number("fileRate", usualRates.files, rateBounds),
    },
    workers: number("workers", mostWorkers, workerBounds),
  };
};

/** Reads the settings from the context, or throws an `Error` that says what is wrong. */
export const settingsOf = (node: Node): Settings => {
  const value = (name: string): string => String(node.tryGetContext(name) ?? "");
  const list = (name: string): string[] => value(name).split(",").filter(Boolean);
  const [issuer, alarmEmail, removal] = [value("issuer"), value("alarmEmail"), value("removal")];
  if (issuer !== "" && list("audience").length === 0) {
    throw new Error("An issuer needs an audience: -c audience=…");
  }
  if (!["", "retain", "destroy"].includes(removal)) {
    throw new Error(`removal is "retain" or "destroy", not "${removal}"`);
  }
  return {
    ...(issuer === "" ? {} : { issuer }),
    ...(alarmEmail === "" ? {} : { alarmEmail }),
    ...dsrSettings(value("dsrDomain"), value("dsrCertificate")),
    ...boundsFrom(node),
    tellAgain: value("tellAgain") !== "no",
    audience: list("audience"),
    consoleClient: value("consoleClient"),
    appClients: list("appClients"),
    trustedOrigins: list("trustedOrigins"),
    mediaOrigins: originsIn("mediaOrigins", list("mediaOrigins")),
    dataHolders: holderNames(list("dataHolders")),
    removal: removal === "destroy" ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
  };
};
