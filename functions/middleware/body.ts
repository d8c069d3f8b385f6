import { isWithin } from "../domain/depth.ts";
import { Problem } from "../domain/problem.ts";
import { limits } from "../policy/limits.ts";

type Carrier = {
  readonly body?: string | undefined;
  readonly isBase64Encoded: boolean;
  readonly headers: Readonly<Record<string, string | undefined>>;
};

const strict = new TextDecoder("utf-8", { fatal: true });

/** API Gateway puts U+FFFD for bytes that are no UTF-8; then the length is not what the client sent. */
const wasReplaced = (text: string, { headers }: Carrier): boolean => {
  const sent = headers["content-length"];
  return text.includes("\uFFFD") && sent !== undefined && Number(sent) !== Buffer.byteLength(text);
};

/** The body as it was sent, byte for byte. */
export const bytesOf = ({ body = "", isBase64Encoded }: Carrier): Buffer =>
  Buffer.from(body, isBase64Encoded ? "base64" : "utf8");

const read = (carrier: Carrier): unknown => {
  const { isBase64Encoded } = carrier;
  const bytes = bytesOf(carrier);
  if (bytes.length > limits.bodyBytes) {
    throw new Problem("too-large", `At most ${limits.bodyBytes} bytes`);
  }
  try {
    const text = strict.decode(bytes);
    if (!isBase64Encoded && wasReplaced(text, carrier)) throw new Error("not UTF-8");
    return JSON.parse(text);
  } catch {
    throw new Problem("invalid-json");
  }
};

/**
 * The body's JSON. Throws "too-large" over `limits.bodyBytes`, "invalid-json" for anything but JSON in UTF-8,
 * "invalid-input" for what is nested deeper than can be stored.
 */
export const jsonBody = (carrier: Carrier): unknown => {
  const value = read(carrier);
  if (isWithin(value, limits.nesting)) return value;
  const problem = `must be nested at most ${limits.nesting} levels deep`;
  throw new Problem("invalid-input", undefined, [
    { field: "(body)", problem, bound: limits.nesting },
  ]);
};
