/** What a call to AWS is, read from the request as it goes over the wire. */
export type Request = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

export type Service = "dynamodb" | "sqs" | "kms" | "events" | "scheduler" | "s3";

/** A call by name, such as `dynamodb Query` or `s3 POST ?delete`. */
export type Named = { readonly service: Service; readonly operation: string };

const services: Readonly<Record<string, Service>> = {
  DynamoDB_20120810: "dynamodb",
  AmazonSQS: "sqs",
  TrentService: "kms",
  AWSEvents: "events",
};

/** The parameter of a query by which S3 tells its operations apart. */
const s3Operation = ({ method, path }: Request): string => {
  const names = [...new URL(path, "http://s3").searchParams.keys()];
  const telling = ["delete", "list-type", "uploads", "tagging"].find((one) => names.includes(one));
  return telling === undefined ? method : `${method} ?${telling}`;
};

export const namedCall = (request: Request): Named => {
  const [prefix = "", operation = ""] = String(request.headers["x-amz-target"] ?? "").split(".");
  const service = services[prefix];
  if (service !== undefined) return { service, operation };
  if (request.path.startsWith("/schedules/")) {
    return { service: "scheduler", operation: request.method };
  }
  return { service: "s3", operation: s3Operation(request) };
};

const reads = [
  ...["Query", "Scan", "GetItem", "BatchGetItem"],
  ...["Decrypt", "Sign", "GetPublicKey", "GenerateDataKeyWithoutPlaintext"],
  ...["GET", "HEAD", "GET ?list-type", "GET ?uploads", "GET ?tagging"],
];

/** Whether a call changes anything. */
export const isWrite = ({ operation }: Named): boolean => !reads.includes(operation);
