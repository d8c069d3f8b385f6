/** What is deployed, as a process of its own runs it: its size, and the SDK's behaviour with what we left out of it. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { tableVariable } from "../../functions/policy/names.ts";
import { actionNames } from "../../infra/actions.ts";
import { bundle } from "../../infra/bundling/bundle.ts";
import { mostKilobytes } from "../support/bundle-limits.ts";

const folder = mkdtempSync(join(tmpdir(), "chat-retention-bundles-"));
const file = (name: string) => join(folder, name, "index.mjs");
beforeAll(() => bundle(actionNames, folder), 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

it.each(actionNames)("the bundle of %s stays within its limit", (name) => {
  expect(statSync(file(name)).size / 1000).toBeLessThanOrEqual(mostKilobytes[name]);
});

describe("a bundled function", () => {
  let server: Server;
  let asked: IncomingMessage[] = [];
  /** What the table answers, call by call; the last one from then on. */
  let answers: ((response: ServerResponse) => void)[];

  beforeAll(async () => {
    server = createServer((request, response) => {
      request.resume();
      asked.push(request);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      answer?.(response);
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  });
  afterAll(() => void server.close());
  afterEach(() => {
    asked = [];
  });

  const say =
    (status: number, body: object, headers: Readonly<Record<string, string>> = {}) =>
    (response: ServerResponse) =>
      response
        .writeHead(status, { "content-type": "application/x-amz-json-1.0", ...headers })
        .end(JSON.stringify(body));
  const failed = (type: string, headers = {}, status = 400) =>
    say(status, { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: type }, headers);
  const none = say(200, { Items: [] });

  const keys = {
    AWS_ACCESS_KEY_ID: "own",
    AWS_SECRET_ACCESS_KEY: "secret",
    AWS_SESSION_TOKEN: "t",
  };

  const claims = { sub: "operator", scope: "chat-retention/operator" };
  const event = {
    headers: {},
    routeKey: "GET /v1/apps",
    requestContext: { authorizer: { jwt: { claims } } },
  };

  /** Lists the apps in a process that has only what Lambda gives it. */
  const listApps = async (credentials: Readonly<Record<string, string>> = keys) => {
    const script = `
      const { handler } = await import(${JSON.stringify(pathToFileURL(file("list-apps")).href)});
      console.log(JSON.stringify(await handler(${JSON.stringify(event)}, {})));`;
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ["--input-type=module", "-e", script],
      {
        env: {
          AWS_REGION: "eu-central-1",
          AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
          AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
          CLOCK_OFFSET_MS: "0",
          [tableVariable("apps")]: "apps",
          ...credentials,
        },
      },
    );
    return { status: JSON.parse(stdout.trim().split("\n").at(-1) ?? "").statusCode, log: stderr };
  };
  const sent = (index: number, header: string) => String(asked[index]?.headers[header]);

  it("signs with the environment's credentials, for its endpoint and region", async () => {
    answers = [none];
    expect(await listApps()).toMatchObject({ status: 200 });
    expect(sent(0, "x-amz-target")).toBe("DynamoDB_20120810.Scan");
    expect(sent(0, "authorization")).toMatch(/Credential=own\/\d+\/eu-central-1\/dynamodb\//);
    expect(sent(0, "x-amz-security-token")).toBe("t");
  });

  it.each([
    ["ThrottlingException", 400],
    ["ProvisionedThroughputExceededException", 400],
    ["ReplicatedWriteConflictException", 400],
    ["InternalServerError", 500],
  ])("tries again after %s", async (type, status) => {
    answers = [failed(type, {}, status), none];
    expect(await listApps()).toMatchObject({ status: 200 });
    expect(asked).toHaveLength(2);
  });

  it("does not try again what cannot succeed, and names the error in its log", async () => {
    answers = [failed("ResourceNotFoundException")];
    const { status, log } = await listApps();
    expect(status).toBe(500);
    expect(asked).toHaveLength(1);
    expect(log).toContain('"name":"ResourceNotFoundException"');
  });

  it("corrects its clock by the service's", async () => {
    const date = new Date(Date.now() + 3_600_000);
    answers = [failed("InvalidSignatureException", { date: date.toUTCString() }), none];
    expect(await listApps()).toMatchObject({ status: 200 });
    const day = (index: number) => sent(index, "x-amz-date").slice(0, 11);
    expect(day(0)).toBe(new Date().toISOString().replace(/[-:]/g, "").slice(0, 11));
    expect(day(1)).toBe(date.toISOString().replace(/[-:]/g, "").slice(0, 11));
  });

  it("asks nobody for credentials that the environment lacks", async () => {
    answers = [none];
    expect(await listApps({})).toMatchObject({ status: 500 });
    expect(asked).toHaveLength(0);
  });
});
