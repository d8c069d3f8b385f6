/** What each action takes as its body, as its own schema says. */
import type * as z from "zod/mini";
import { batchSchema } from "../../../functions/domain/message.ts";
import { userSchema } from "../../../functions/domain/profile.ts";
import { dialects } from "../../../functions/domain/requests/dialect.ts";
import { dsrRequest } from "../../../functions/domain/requests/dsr-request.ts";
import {
  accessRequest,
  plainRequest,
  planAnswer,
} from "../../../functions/domain/requests/plain-request.ts";
import { documentSchema } from "../../../functions/domain/settings.ts";
import { holdSchema } from "../../../functions/place-hold/place-hold.ts";
import { mediaSchema } from "../../../functions/prepare-media/prepare-media.ts";
import { registrationSchema } from "../../../functions/register-app/register-app.ts";
import { logDataSchema } from "../../../functions/save-log-data/log-data.ts";
import { monitoringSchema } from "../../../functions/save-monitoring-data/monitoring-data.ts";
import { region } from "../resources.ts";

type Document = Readonly<Record<string, unknown>>;
export type Body = {
  readonly schema: z.core.$ZodType;
  /** What only the test knows; `@app` becomes the app's id. */
  readonly own?: Document;
};

const consent = { version: "1", statedAt: "2030-01-01T00:00:00Z", reference: "terms" };
const configured = {
  schema: documentSchema,
  own: { consent, dataCentre: region, application: {} },
};
const anywhere = () => true;
const domain = "dsr.example.com";
const dsr = dsrRequest({ domain, dialect: dialects.opendsr, mayCall: anywhere });

/** By method and action; what is not here takes no body that anybody reads. */
export const bodies: Readonly<Record<string, Body>> = {
  "POST register-app": { schema: registrationSchema, own: { region } },
  "PUT change-configuration": configured,
  "PATCH change-configuration": configured,
  "POST place-hold": { schema: holdSchema, own: { reviewAt: "2031-01-15T12:00:00Z" } },
  "PUT save-user-information": { schema: userSchema },
  "POST save-messages": { schema: batchSchema },
  "POST prepare-media": { schema: mediaSchema },
  "POST save-log-data": { schema: logDataSchema },
  "POST save-monitoring-data": { schema: monitoringSchema },
  "POST receive-dsr": { schema: dsr, own: { extensions: { [domain]: { app_id: "@app" } } } },
  "POST request-deletion": { schema: plainRequest(anywhere) },
  "PATCH request-deletion": { schema: planAnswer },
  "POST preview-request": { schema: plainRequest(anywhere) },
  "POST request-access": { schema: accessRequest(anywhere) },
};

/** Actions that read no body of these methods, or one that is drawn elsewhere. */
export const bodiless = [
  "POST terminate-app",
  "POST agree-to-hold",
  "PATCH steer-erasure",
  "POST receive-webhook",
] as const;
