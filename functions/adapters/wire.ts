/**
 * The SDK's client with most of its middleware left out: what the eraser calls a million times. Endpoint,
 * credentials, connections, signature and retries are the client's own; schemas, user agent and per-call endpoint
 * rules are not there (`docs/decisions/0006-lean-calls.md` has the figures). Values are DynamoDB's JSON.
 */
import type { Readable } from "node:stream";
import {
  type AttributeValue,
  type DynamoDBClient,
  type DynamoDBClientResolvedConfig,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { getEndpointFromInstructions } from "@smithy/core/endpoints";
import { HttpRequest } from "@smithy/core/protocols";
import { retryMiddleware } from "@smithy/core/retry";
import { SignatureV4 } from "@smithy/signature-v4";

type Url = Pick<URL, "protocol" | "hostname" | "port" | "pathname">;
type Answered = { readonly response: unknown; readonly output: { $metadata: object } };

/** A refusal by DynamoDB: `name` is the error's code, without the text, which may quote an item. */
export class Refused extends Error {
  readonly $metadata: { readonly httpStatusCode: number };

  constructor(name: string, httpStatusCode: number) {
    super(`DynamoDB refused a request: ${name}`);
    this.name = name;
    this.$metadata = { httpStatusCode };
  }
}

/** Events cost a third of what iterating over a stream does. */
const textOf = (body: Readable): Promise<string> =>
  new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    body.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    body.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    body.on("error", reject);
  });

const codeOf = (text: string): string => {
  try {
    return String(JSON.parse(text).__type).split("#").pop() ?? "Unknown";
  } catch {
    return "Unknown";
  }
};

const endpointOf = async (config: DynamoDBClientResolvedConfig): Promise<Url> =>
  (await getEndpointFromInstructions({}, QueryCommand, { ...config })).url;

const signerOf = (config: DynamoDBClientResolvedConfig) =>
  new SignatureV4({
    service: "dynamodb",
    region: config.region,
    credentials: config.credentials,
    sha256: config.sha256,
  });

const requestOf = (url: Url, operation: string, body: string) =>
  new HttpRequest({
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port === "" ? {} : { port: Number(url.port) }),
    path: url.pathname,
    method: "POST",
    headers: {
      host: url.port === "" ? url.hostname : `${url.hostname}:${url.port}`,
      "content-type": "application/x-amz-json-1.0",
      "content-length": String(Buffer.byteLength(body)),
      "x-amz-target": `DynamoDB_20120810.${operation}`,
    },
    body,
  });

/** A value as DynamoDB's JSON has it: bytes in base64. */
export const asJson = (value: AttributeValue): AttributeValue =>
  value.B === undefined ? value : { B: Buffer.from(value.B).toString("base64") as never };

/** A call of an operation by name. Throws `Refused`, or what the connection threw. */
export type Call = <Output>(operation: string, input: object) => Promise<Output>;

/** Calls over a client's connections: `once` never tries again, `patient` does as the client would. */
export type Wire = { readonly once: Call; readonly patient: Call };

export const wireOf = ({ config }: DynamoDBClient): Wire => {
  const signer = signerOf(config);
  let url: Promise<Url> | undefined;

  const exchange = async (request: HttpRequest): Promise<Answered> => {
    const signed = (await signer.sign(request)) as HttpRequest;
    const { response } = await config.requestHandler.handle(signed);
    const text = await textOf(response.body);
    if (response.statusCode >= 300) throw new Refused(codeOf(text), response.statusCode);
    return { response, output: { ...JSON.parse(text), $metadata: {} } };
  };
  const retried = retryMiddleware(config)(
    ({ request }) => exchange(request as HttpRequest) as never,
    {},
  );
  const callOver =
    (send: (request: HttpRequest) => Promise<{ readonly output: object }>): Call =>
    async <Output>(operation: string, input: object) => {
      url ??= endpointOf(config);
      const { output } = await send(requestOf(await url, operation, JSON.stringify(input)));
      return output as Output;
    };
  return {
    once: callOver(exchange),
    patient: callOver((request) => retried({ request, input: {} }) as Promise<Answered>),
  };
};
