/** One of everything that is said under OpenDSR, always the same but for its signatures. */
import { type Dialect, dialects } from "../../functions/domain/requests/dialect.ts";
import {
  callbackBody,
  cancelledBody,
  createdBody,
  discoveryBody,
  statusBody,
} from "../../functions/domain/requests/dsr-answers.ts";
import { newRequest } from "../../functions/domain/requests/request.ts";
import type { Signer } from "../../functions/ports.ts";
import { withSignature } from "../../functions/steps/requests/sign.ts";

export const domain = "opendsr.example.com";
const at = Date.UTC(2030, 0, 15, 12);
const controller = { uin: "uin-1" };

const request = newRequest(
  {
    appId: "chat-1",
    requestId: "a7551968-d5d6-44b2-9831-815ac9017798",
    intake: "opendsr",
    scope: { kind: "user", digest: "digest" },
    fingerprint: "fingerprint",
    submittedAt: at,
  },
  at,
);
const held = {
  ...request,
  state: "held",
  reason: "legal_obligation",
  reviewBy: Date.UTC(2030, 5, 1),
} as const;

type Spoken = { readonly body: string; readonly dialect: Dialect };

const said = (body: object, dialect: Dialect = dialects.opendsr): Spoken => ({
  body: JSON.stringify(body),
  dialect,
});

export const answers = async (signer: Signer): Promise<Readonly<Record<string, Spoken>>> => ({
  "201, a new request": said(
    await withSignature(signer, createdBody(controller, request, Buffer.from('{"é":"ü"}'))),
  ),
  "200, a status": said(statusBody(controller, held, domain)),
  "202, called off": said(
    await withSignature(signer, cancelledBody(controller, request, dialects.opendsr)),
  ),
  "a callback": said(
    callbackBody(controller, held, { domain, url: "https://controller.example/callbacks" }),
  ),
  "a callback under the older name": said(
    callbackBody(controller, request, { domain, url: "https://controller.example/callbacks" }),
    dialects.opengdpr,
  ),
  discovery: said(discoveryBody(domain, dialects.opendsr)),
});
