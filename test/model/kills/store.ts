/**
 * What stays up while workers die: DynamoDB Local behind a counter, and a queue. It sees all that reaches the stores, also
 * what a worker said in the moment of its death.
 */
import { createHash } from "node:crypto";
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { type Named, namedCall, type Request } from "../../support/tap/calls.ts";
import type { StandIn } from "../../support/tap/tap.ts";

/** What a process said: its name is its access key. */
export type Spoken = { readonly by: string; readonly call: Named; readonly body: Buffer };

type Ears = {
  /** Hears a request when it is there, before it is carried out. */
  readonly arrived: (spoken: Spoken) => void;
  readonly answered: (spoken: Spoken, answer: Buffer) => void;
  readonly queued: (task: object) => void;
};

const read = async (stream: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
};

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

type Passed = { readonly status: number; readonly headers: object; readonly body: Buffer };

/** Where requests are passed on to: a server, or what stands in for it. */
export type Onward = string | StandIn;

const passOn = async (to: Onward, whole: Request): Promise<Passed> =>
  typeof to === "string" ? sendOn(to, whole) : to(whole, whole.body);

const sendOn = (to: string, { method, headers, body }: Request): Promise<Passed> =>
  new Promise((resolve, reject) => {
    const onward = request(to, { method, headers, agent }, async (answer) => {
      const { statusCode: status = 500, headers: own } = answer;
      resolve({ status, headers: own, body: await read(answer) });
    });
    onward.on("error", reject).end(body);
  });

const md5 = (text: string): string => createHash("md5").update(text).digest("hex");

const queue = (body: Buffer, { queued }: Ears): Passed => {
  const { MessageBody } = JSON.parse(body.toString());
  queued(JSON.parse(MessageBody));
  const answer = { MessageId: "0", MD5OfMessageBody: md5(MessageBody) };
  const headers = { "content-type": "application/x-amz-json-1.0" };
  return { status: 200, headers, body: Buffer.from(JSON.stringify(answer)) };
};

const speaker = ({ authorization = "" }: Request["headers"]): string =>
  /Credential=(\w+)/.exec(authorization)?.[1] ?? "";

const serve = async (
  dynamodb: Onward,
  ears: Ears,
  from: IncomingMessage,
  to: ServerResponse,
): Promise<void> => {
  const { method = "POST", url: path = "/" } = from;
  const headers = from.headers as Request["headers"];
  const whole = { method, path, headers, body: await read(from) };
  const spoken = { by: speaker(headers), call: namedCall(whole), body: whole.body };
  ears.arrived(spoken);
  const isQueue = spoken.call.service === "sqs";
  const answer = isQueue ? queue(whole.body, ears) : await passOn(dynamodb, whole);
  ears.answered(spoken, answer.body);
  to.writeHead(answer.status, answer.headers as Record<string, string>).end(answer.body);
};

/** Starts it on loopback; whoever dies while speaking is not heard. */
export const startStore = async (dynamodb: Onward, ears: Ears) => {
  const server = createServer((from, to) => {
    serve(dynamodb, ears, from, to).catch(() => to.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: (): void => {
      server.closeAllConnections();
      server.close();
    },
  };
};
