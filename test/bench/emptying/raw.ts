import { Agent, request } from "node:http";
import type { Item } from "../stand-in/values.ts";

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** Sends an operation without SDK and signature: the least that a call can cost. Throws unless it is answered with 200. */
export const raw = <T>(endpoint: string, operation: string, input: object): Promise<T> =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify(input);
    const headers = {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `DynamoDB_20120810.${operation}`,
      "content-length": Buffer.byteLength(body),
    };
    const call = request(endpoint, { method: "POST", agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve(JSON.parse(text));
        else reject(new Error(`${response.statusCode} ${text}`));
      });
    });
    call.on("error", reject);
    call.end(body);
  });

/** A page of keys. */
export type Keys = { readonly Items: readonly Item[]; readonly LastEvaluatedKey?: Item };
