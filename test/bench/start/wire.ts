/** Stands where the SDK's HTTP handler stands: answers at once, without a network, as DynamoDB would. */

const app = {
  pk: { S: "app" },
  sk: { S: "-" },
  appId: { S: "app" },
  uin: { S: "uin" },
  region: { S: "eu-central-1" },
  clientIds: { L: [{ S: "client" }] },
  registeredAt: { N: "1" },
  changedAt: { N: "1" },
  status: { S: "active" },
};
const settings = {
  configuration: { M: { storage: { M: {} } } },
  minimumAges: { M: { default: { N: "13" } } },
  sealed: { M: {} },
  version: { N: "1" },
};

const answers: Readonly<Record<string, object>> = {
  PutItem: {},
  UpdateItem: {},
  GetItem: { Item: app },
  Scan: { Items: [app] },
  BatchGetItem: { Responses: { TABLE_APPS: [app], TABLE_CONFIGURATION: [settings] } },
  BatchExecuteStatement: { Responses: [{}] },
};

/** Bytes that are read like a stream, or as they are. */
const bodyOf = (answer: object) => {
  const bytes = Buffer.from(JSON.stringify(answer));
  const on = (event: string, hear: (chunk?: Buffer) => void) => {
    if (event === "data") hear(bytes);
    if (event === "end") queueMicrotask(hear);
  };
  return Object.assign(bytes, { on });
};

const bodies = new Map(Object.entries(answers).map(([name, answer]) => [name, bodyOf(answer)]));

type Request = { readonly headers: Readonly<Record<string, string>> };

export class NodeHttpHandler {
  static create(): NodeHttpHandler {
    return new NodeHttpHandler();
  }

  metadata = { handlerProtocol: "http/1.1" };

  async handle({ headers }: Request) {
    const body = bodies.get((headers["x-amz-target"] ?? "").split(".")[1] ?? "");
    if (body === undefined) throw new Error(`No answer for ${headers["x-amz-target"]}`);
    return { response: { statusCode: 200, headers: {}, body } };
  }

  httpHandlerConfigs = () => ({});
  updateHttpClientConfig = () => undefined;
  destroy = () => undefined;
}

/** The answers are bytes already. */
export const streamCollector = async (body: Uint8Array): Promise<Uint8Array> => body;
