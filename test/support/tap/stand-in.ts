import { operate } from "../../bench/stand-in/operations.ts";
import { Refusal } from "../../bench/stand-in/values.ts";
import { world } from "../../bench/stand-in/world.ts";
import type { Answer } from "./refusals.ts";
import type { StandIn } from "./tap.ts";

const json = (status: number, body: object): Answer => ({
  status,
  headers: { "content-type": "application/x-amz-json-1.0" },
  body: Buffer.from(JSON.stringify(body)),
});

/** The benchmarks' stand-in for DynamoDB, in this process: less exact than DynamoDB Local, and many times as fast. */
export const dynamodbStandIn = (): StandIn => {
  const own = world({}, () => performance.now());
  return ({ headers }, body) => {
    const operation = String(headers["x-amz-target"]).split(".")[1] ?? "";
    try {
      return json(200, operate(own, operation, JSON.parse(body.toString())));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, message, status, more } = error;
      return json(status, { __type: `com.amazonaws#${code}`, message, ...more });
    }
  };
};
