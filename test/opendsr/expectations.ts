/** What is asked of a processor again and again, and what must be so of its answers. */
import assert from "node:assert/strict";
import { randomUUID, verify, X509Certificate } from "node:crypto";
import type { Answer, Processor } from "./client.ts";

export const headerNames = {
  v2: { domain: "x-opendsr-processor-domain", signature: "x-opendsr-signature" },
  v1: { domain: "x-opengdpr-processor-domain", signature: "x-opengdpr-signature" },
} as const;
type Names = (typeof headerNames)[keyof typeof headerNames];

export const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

// biome-ignore lint/suspicious/noExplicitAny: a stranger's answer is looked into freely
export const json = ({ text }: Answer): any => JSON.parse(text);

export const status = (answer: Answer, ...expected: number[]) =>
  assert.ok(expected.includes(answer.status), `${answer.status}: ${answer.text.slice(0, 300)}`);

export const discover = async ({ ask }: Processor) => {
  const answer = await ask("GET", "/v2/discovery");
  status(answer, 200);
  return { answer, body: json(answer), domain: answer.headers[headerNames.v2.domain] ?? "" };
};

/** A request for a person whom nobody knows. */
export const request = async (processor: Processor, own: object = {}) => {
  const { domain } = await discover(processor);
  return {
    regulation: "gdpr",
    subject_request_id: randomUUID() as string,
    subject_request_type: "erasure",
    submitted_time: new Date().toISOString(),
    subject_identities: [
      {
        identity_type: "controller_customer_id",
        identity_value: `nobody-${randomUUID()}`,
        identity_format: "raw",
      },
    ],
    api_version: "2.0",
    ...(processor.extension === undefined ? {} : { extensions: { [domain]: processor.extension } }),
    ...own,
  };
};

export const send = ({ ask }: Processor, body: object, path = "/v2/requests") =>
  ask("POST", path, JSON.stringify(body));

export const sent = async (processor: Processor, own: object = {}) => {
  const body = await request(processor, own);
  const answer = await send(processor, body);
  status(answer, 201);
  return { body, answer };
};

export const isSigned = async (
  processor: Processor,
  answer: Answer,
  names: Names = headerNames.v2,
): Promise<void> => {
  const { body } = await discover(processor);
  const { pathname } = new URL(body.processor_certificate);
  const pem = (await processor.ask("GET", pathname)).text;
  const signature = Buffer.from(
    (answer.headers[names.signature] ?? "").replace(/\s/g, ""),
    "base64",
  );
  const { publicKey } = new X509Certificate(pem);
  assert.ok(verify("RSA-SHA256", Buffer.from(answer.text), publicKey, signature));
  assert.ok(!verify("RSA-SHA256", Buffer.from(`${answer.text} `), publicKey, signature));
};

export const isError = (answer: Answer, ...codes: number[]): void => {
  status(answer, ...codes);
  const { error } = json(answer);
  assert.equal(error.code, answer.status);
  assert.match(answer.headers["cache-control"] ?? "", /no-?\s?store/);
};
