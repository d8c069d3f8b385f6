import * as z from "zod/mini";
import { dialects } from "../../functions/domain/requests/dialect.ts";
import { dsrPath, dsrRequest } from "../../functions/domain/requests/dsr-request.ts";
import { cancelled, discovery, received, status } from "../answers/opendsr.ts";
import { component, text } from "../components.ts";
import type { Description, Descriptions } from "../description.ts";

/** The body that is read, with our extension under whatever domain the deployment speaks for. */
const bodyIn = (name: keyof typeof dialects) =>
  z.extend(dsrRequest({ domain: "", dialect: dialects[name], mayCall: () => true }), {
    extensions: z.record(z.string(), z.object({ app_id: z.optional(text()) })),
  });

const of = {
  opendsr: { said: "OpenDSR 2.0", body: component("DsrRequest", bodyIn("opendsr")) },
  opengdpr: { said: "OpenGDPR 1.0", body: component("OpenGdprRequest", bodyIn("opengdpr")) },
} as const;

const example = {
  regulation: "gdpr",
  subject_request_id: "a7551968-d5d6-44b2-9831-815ac9017798",
  subject_request_type: "erasure",
  submitted_time: "2030-01-15T12:00:00Z",
  subject_identities: [
    {
      identity_type: "controller_customer_id",
      identity_format: "raw",
      identity_value: "alice",
    },
  ],
  extensions: { "dsr.example.com": { app_id: "1400000001" } },
};

const read = (id: string, said: string): Description => ({
  id,
  summary: `See how far a request is (${said})`,
  details: "The state of a request that a controller has filed, and until when it is due.",
  path: dsrPath,
  answers: { 200: { says: "Its status", body: status } },
});

/** A root under which requests are sent, read and called off. */
const under = (root: string, dialect: keyof typeof of, suffix: string): Descriptions => {
  const { said, body } = of[dialect];
  return {
    [`POST ${root}`]: {
      id: `receiveDsr${suffix}`,
      summary: `Send a person's request (${said})`,
      details: "`extensions` names the app under the domain that the discovery document names.",
      body,
      example,
      answers: { 201: { says: "The request as it was first received", body: received } },
      problems: ["not-your-app", "not-found", "purge-begun", "request-conflict", "too-many-open"],
    },
    [`GET ${root}/{subject_request_id}`]: read(`readDsr${suffix}`, said),
    [`DELETE ${root}/{subject_request_id}`]: {
      id: `cancelDsr${suffix}`,
      summary: `Call a request off while it is pending (${said})`,
      details: "Nothing of it is deleted. A request that is being carried out cannot be cancelled.",
      path: dsrPath,
      answers: { 202: { says: "It is cancelled", body: cancelled } },
      problems: ["not-cancellable"],
    },
  };
};

const discover = (id: string, said: string): Description => ({
  id,
  summary: `What is supported (${said})`,
  details: "Which identities and types of request are taken, and where the certificate is.",
  answers: { 200: { says: "The discovery document", body: discovery } },
});

export const dsrRoutes: Descriptions = {
  "GET /v2/discovery": discover("discoverDsr", of.opendsr.said),
  "GET /v1/discovery": discover("discoverOpenGdpr", of.opengdpr.said),
  "GET /v2/cert.pem": {
    id: "readDsrCertificate",
    summary: "The certificate of the key that signs what is said under OpenDSR",
    details: "With it a controller checks the signatures of answers and callbacks.",
    answers: { 200: { says: "The certificate in PEM", type: "application/x-pem-file" } },
  },
  ...under("/v2/requests", "opendsr", ""),
  "GET /v2/status/{subject_request_id}": read("readDsrStatus", of.opendsr.said),
  ...under("/v1/opengdpr_requests", "opengdpr", "OpenGdpr"),
  ...under("/opengdpr_requests", "opengdpr", "OpenGdprOldest"),
};
