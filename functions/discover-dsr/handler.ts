import { selfSigned } from "../adapters/certificate.ts";
import { Problem } from "../domain/problem.ts";
import { discoveryBody } from "../domain/requests/dsr-answers.ts";
import { type DsrCall, openDsrRoute } from "../middleware/dsr.ts";
import { type HttpResult, toResult } from "../middleware/http.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { certificateIn } from "./certificate-in.ts";

const pem = (body: string): HttpResult => ({
  statusCode: 200,
  headers: { "content-type": "application/x-pem-file", "cache-control": "no-store" },
  body,
});

/** `GET /v2/discovery`, `GET /v2/cert.pem`; 405 for what the other paths of the protocol do not know. */
export const create = (run: Run) => {
  const certificate = certificateIn(run.setting(variables.dsrCertificate), selfSigned);
  const answers: Readonly<Record<string, (call: DsrCall) => Promise<HttpResult>>> = {
    discovery: async ({ voice, dialect }) =>
      toResult({ status: 200, body: discoveryBody(voice.domain, dialect) }),
    "cert.pem": async ({ voice, now }) => pem(await certificate(voice, now)),
  };
  return openDsrRoute(run, async (call) => {
    const answer = answers[call.event.routeKey.split("/").at(-1) ?? ""];
    if (answer === undefined) throw new Problem("method-not-allowed");
    return answer(call);
  });
};

export const handler = lambda(create);
