/** The vocabulary of the tests about requests to delete. */
import { randomUUID, verify, X509Certificate } from "node:crypto";
import { dynamodbClient } from "../../functions/adapters/clients.ts";
import type { RequestEvent } from "../../functions/domain/requests/states.ts";
import { variables } from "../../functions/policy/names.ts";
import type { CallbackTask } from "../../functions/ports.ts";
import { type Reported, report } from "../../functions/steps/requests/report.ts";
import { endingIn } from "../../functions/wiring/requests.ts";
import type { Ask } from "./lambda-events.ts";
import { iso, takeFrom } from "./verbs.ts";
import type { World } from "./world.ts";

export const domainOf = (w: World): string => w.run.setting(variables.dsrDomain);

/** A request as a controller sends it, for a person of an app. */
export const dsr = (w: World, app: string, own: object = {}) => ({
  regulation: "gdpr",
  subject_request_id: randomUUID() as string,
  subject_request_type: "erasure",
  submitted_time: iso(w.clock.now),
  subject_identities: [
    {
      identity_type: "controller_customer_id",
      identity_value: "alice@example.org",
      identity_format: "raw",
    },
  ],
  extensions: { [domainOf(w)]: { app_id: app } },
  ...own,
});

const routes = { v2: "/v2/requests", v1: "/v1/opengdpr_requests", bare: "/opengdpr_requests" };
export type Name = keyof typeof routes;

/** A call of the protocol by an app's own client. */
const askOf = (app: string, own: Ask): Ask => ({ client: `client-of-${app}`, ...own });

export const sendDsr = (w: World, app: string, body: unknown, own: Ask = {}, name: Name = "v2") =>
  w.call(
    "receive-dsr",
    askOf(app, { method: "POST", route: `POST ${routes[name]}`, body, ...own }),
  );

const one = (method: string, name: Name, id: string): Ask => ({
  method,
  route: `${method} ${routes[name]}/{subject_request_id}`,
  path: { subject_request_id: id },
});

export const readDsr = (w: World, app: string, id: string, name: Name = "v2") =>
  w.call("read-dsr", askOf(app, one("GET", name, id)));

export const cancelDsr = (w: World, app: string, id: string, name: Name = "v2") =>
  w.call("cancel-dsr", askOf(app, one("DELETE", name, id)));

/** Sends a request of an app, and answers its id. */
export const givenDsr = async (w: World, app: string, own: object = {}): Promise<string> => {
  const body = dsr(w, app, own);
  const answer = await sendDsr(w, app, body);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return body.subject_request_id;
};

/** Reports an event of a request, as what carries it out does. */
export const happens = (
  w: World,
  appId: string,
  requestId: string,
  event: RequestEvent,
): Promise<Reported> =>
  w.as("carry-out-request", () =>
    report(endingIn(w.run, dynamodbClient()), { appId, requestId }, event, w.clock.now),
  );

/** What waits to be told. */
export const callbacksOf = async (w: World): Promise<CallbackTask[]> =>
  (await takeFrom(w, "callbacksQueue")) as CallbackTask[];

/** Whether a text is signed by the key of a certificate; `node:crypto` and nothing of ours. */
export const isSigned = (pem: string, text: string, signature: string): boolean =>
  verify(
    "RSA-SHA256",
    Buffer.from(text),
    new X509Certificate(pem).publicKey,
    Buffer.from(signature, "base64"),
  );

export const certificateOf = async (w: World): Promise<string> =>
  (await w.call("discover-dsr", { route: "GET /v2/cert.pem" })).body;
