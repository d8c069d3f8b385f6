/** How AWS refuses a call as a whole, in the words of each of its services. */
import type { Service } from "./calls.ts";

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** `denied` is what no client tries again. */
export type Refusal = "throttled" | "failed" | "denied";

const codes: Readonly<Record<Refusal, { readonly json: string; readonly xml: string }>> = {
  throttled: { json: "ThrottlingException", xml: "SlowDown" },
  failed: { json: "InternalServerError", xml: "InternalError" },
  denied: { json: "AccessDeniedException", xml: "AccessDenied" },
};
const statuses = {
  throttled: { json: 400, xml: 503 },
  failed: { json: 500, xml: 500 },
  denied: { json: 400, xml: 403 },
} as const;

const jsonType = { dynamodb: "application/x-amz-json-1.0", sqs: "application/x-amz-json-1.0" };

export const refusalOf = (service: Service, refusal: Refusal): Answer => {
  if (service === "s3") {
    const text = `<?xml version="1.0"?><Error><Code>${codes[refusal].xml}</Code><Message>refused</Message></Error>`;
    const headers = { "content-type": "application/xml" };
    return { status: statuses[refusal].xml, headers, body: Buffer.from(text) };
  }
  const code = codes[refusal].json;
  const type = service === "dynamodb" || service === "sqs" ? jsonType[service] : "application/json";
  return {
    status: statuses[refusal].json,
    headers: { "content-type": type, "x-amzn-errortype": code },
    body: Buffer.from(JSON.stringify({ __type: `com.amazonaws#${code}`, message: "refused" })),
  };
};
