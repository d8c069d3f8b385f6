/** The console in a browser, with an issuer of its own and no system behind it: who signs out is out. */
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { HttpEvent } from "../../../functions/middleware/http.ts";
import { variables } from "../../../functions/policy/names.ts";
import { create } from "../../../functions/serve-console/handler.ts";
import { putConsole } from "../../../infra/bundling/console.ts";
import { consoleClient } from "../../../local/issuer/clients.ts";
import { type Issuer, startIssuer } from "../../../local/issuer/start-issuer.ts";
import { launchBrowser } from "../../support/browser/launch.ts";
import { eventOf } from "../../support/lambda-events.ts";
import { type Visitor, visitorAt } from "./visitor.ts";

const folder = mkdtempSync(join(tmpdir(), "chat-retention-console-"));
const server = createServer();
let issuer: Issuer;
let browser: Browser;
let url: string;
let visitor: Visitor;

type Answer = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
};

/** The console's own function, and an API that has no apps. */
const serve = (settings: Readonly<Record<string, string>>) => {
  const run = { now: Date.now, setting: (name: string) => settings[name] ?? "" };
  const handler = create(run, pathToFileURL(join(folder, "console.json")));
  const consoleAt = async (proxy: string): Promise<Answer> => {
    const event = eventOf("serve-console", { path: { proxy } }) as unknown as HttpEvent;
    return (await handler(event)) as Answer;
  };
  const api = {
    statusCode: 200,
    headers: { "content-type": "application/json" },
    body: '{"apps":[]}',
  };
  server.on("request", (request, response) => {
    const [, area, ...rest] = new URL(request.url ?? "", "http://x").pathname.split("/");
    const answer = area === "console" ? consoleAt(rest.join("/")) : Promise.resolve<Answer>(api);
    void answer.then(({ statusCode, headers, body = "", isBase64Encoded }) => {
      const bytes = Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
      response.writeHead(statusCode, headers).end(bytes);
    });
  });
};

beforeAll(async () => {
  await putConsole(folder);
  issuer = await startIssuer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("There is no port");
  url = `http://127.0.0.1:${address.port}/console`;
  issuer.admitConsole(url);
  serve({
    [variables.issuer]: issuer.url,
    [variables.consoleClient]: consoleClient,
    [variables.consoleOrigins]: issuer.url,
    [variables.region]: "eu-central-1",
  });
  browser = await launchBrowser();
  visitor = await visitorAt(browser, url);
});
afterAll(async () => {
  await browser.close();
  server.close();
  server.closeAllConnections();
  await issuer.stop();
  rmSync(folder, { recursive: true });
});

const button = (name: string) => visitor.page.getByRole("main").getByRole("button", { name });

test("PP-3: an address that is none says that nothing is there, and the page goes on", async () => {
  await visitor.signIn("ada", issuer.people.password);
  await visitor.page.evaluate("location.hash = '#/%E0%A4%A'");
  await visitor.page.getByRole("heading", { name: "Not found" }).waitFor();
  await visitor.page.goto(`${url}#/apps/%FF`);
  await visitor.page.reload();
  await visitor.page.getByRole("heading", { name: "Not found" }).waitFor();
  await visitor.page.getByRole("link", { name: "All apps" }).click();
  await visitor.page.getByRole("heading", { name: "Apps", level: 1 }).waitFor();
  expect(visitor.complaints).toEqual([]);
});

test("PP-3: who signs out must prove who they are to come in again, at the issuer too", async () => {
  await visitor.page.getByRole("button", { name: "Sign out" }).click();
  await button("Sign in").waitFor();
  expect(visitor.page.url()).toBe(url);
  expect(await visitor.page.evaluate("sessionStorage.length")).toBe(0);
  await button("Sign in").click();
  await visitor.page.getByLabel("Password").waitFor();
});
