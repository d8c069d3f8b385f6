import { documentSchema } from "../../functions/domain/settings.ts";
import { fieldScopes } from "../../functions/policy/rights.ts";
import { erasurePath, steering } from "../../functions/steer-erasure/steer-erasure.ts";
import { configuration, erasures, steered } from "../answers/apps.ts";
import { component } from "../components.ts";
import type { Descriptions } from "../description.ts";
import { mergePatch } from "../merge-patch.ts";

const app = "/v1/apps/{appId}";

const changed = {
  200: { says: "The configuration as it is now", body: configuration, headers: ["etag"] },
} as const;

const refusals = [
  "not-yours-to-change",
  "version-required",
  "stale-version",
  "wrong-region",
  "consent-missing",
] as const;

const own = Object.entries(fieldScopes)
  .filter(([, scopes]) => !scopes.some((scope) => scope === "operator"))
  .map(([field]) => `\`${field}\``);

/** What an operator may not change is said from the table by which it is refused. */
const ownAlone = `With the app's own token alone: ${own.join(", ")}.`;

const chosen = { storage: { messages: { store: true, days: 30 } } };

export const configurationRoutes = {
  [`GET ${app}/configuration`]: {
    id: "readConfiguration",
    summary: "Read what an app has configured",
    details: "What the app has chosen, without its secrets. The `etag` is needed to change it.",
    answers: {
      200: {
        says: "The configuration; of secrets the names alone",
        body: configuration,
        headers: ["etag"],
      },
    },
  },
  [`PUT ${app}/configuration`]: {
    id: "replaceConfiguration",
    summary: "Replace the configuration",
    details: `What was answered by GET may come back, \`secretsSet\` included. ${ownAlone}`,
    headers: ["if-match"],
    body: component("ConfigurationDocument", documentSchema),
    example: {
      storage: { ...chosen.storage, userInformation: { store: false } },
      consent: { version: "1", statedAt: "2030-01-01T00:00:00Z", reference: "terms of use, 4.2" },
      minimumAges: { default: 16 },
    },
    answers: changed,
    problems: refusals,
  },
  [`PATCH ${app}/configuration`]: {
    id: "changeConfiguration",
    summary: "Change parts of the configuration",
    details: `A JSON merge patch (RFC 7396): \`null\` takes a member out, a list replaces a list. ${ownAlone}`,
    headers: ["if-match"],
    body: component("ConfigurationPatch", mergePatch(documentSchema)),
    example: chosen,
    answers: changed,
    problems: refusals,
  },
  [`GET ${app}/erasures`]: {
    id: "readErasures",
    summary: "See how far a purge or an opt-out has come",
    details: "Deletions that take long, each with what has gone so far and whether it is paused.",
    ofStatus: true,
    answers: { 200: { says: "The erasures that have begun", body: erasures } },
  },
  [`PATCH ${app}/erasures/{kind}`]: {
    id: "steerErasure",
    summary: "Pause an erasure, or let it go on",
    details: "For the operator, when a deletion burdens a store of the operator's own too much.",
    ofStatus: true,
    path: erasurePath,
    body: component("Steering", steering),
    example: { state: "paused" },
    answers: { 202: { says: "What was asked", body: steered } },
  },
} as const satisfies Descriptions;
