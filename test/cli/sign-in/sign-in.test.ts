import { once } from "node:events";
import { chmodSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { folderOfTest, terminalOf } from "../../support/terminal.ts";

const secret = "s3cret of a client";
const jwt = [
  "e30",
  Buffer.from(JSON.stringify({ client_id: "c", scope: "s", exp: 4e9 })).toString("base64url"),
  "x",
].join(".");

const basic = `Basic ${btoa(`c:${encodeURIComponent(secret).replaceAll("%20", "+")}`)}`;
const refused: [number, object] = [401, { error: "invalid_client" }];

const answerTo = ({ url = "", headers }: IncomingMessage, origin: string): [number, object] => {
  if (url.startsWith("/.well-known")) {
    return [200, { issuer: origin, token_endpoint: `${origin}/token` }];
  }
  if (url === "/token") {
    const answer = { access_token: jwt, token_type: "Bearer", expires_in: 3600 };
    return headers.authorization === basic ? [200, answer] : refused;
  }
  return headers.authorization === `Bearer ${jwt}` ? [200, { apps: [] }] : refused;
};

/** An issuer and a deployment on one port: the tokens that it gives out are good. */
const startDeployment = async () => {
  const asked: { url: string; auth: string; host: string; body: string }[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { url = "", headers } = request;
      asked.push({ url, auth: headers.authorization ?? "", host: headers.host ?? "", body });
      const [status, answer] = answerTo(request, `http://127.0.0.1:${port}`);
      response
        .writeHead(status, { "content-type": "application/json" })
        .end(JSON.stringify(answer));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  onTestFinished(() => void server.close().closeAllConnections());
  return { url: `http://127.0.0.1:${port}`, port, asked };
};

let deployment: Awaited<ReturnType<typeof startDeployment>>;
beforeEach(async () => {
  deployment = await startDeployment();
});

describe("login", () => {
  it("keeps a token that was typed unseen, for its owner alone, and uses it", async () => {
    const { type, home } = terminalOf({ answers: [jwt] });
    expect((await type("login", "--url", deployment.url)).exit).toBe(0);
    const file = join(home, "config", "profiles.json");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await type("apps", "list")).exit).toBe(0);
    expect((await type("profiles")).out).toMatch(/^\* +default +http/m);
    expect((await type("whoami")).out).toMatch(/^client +c$/m);
  });

  it("takes a token from stdin where nobody types, and keeps none that is not taken: 5", async () => {
    const home = folderOfTest();
    const wrong = terminalOf({ stdin: "wrong\n" }, home);
    expect((await wrong.type("login", "--url", deployment.url)).exit).toBe(5);
    expect((await wrong.type("profiles", "--json")).out).toContain('"profiles": []');
    const right = terminalOf({ stdin: `${jwt}\n` }, home);
    expect((await right.type("login", "--url", deployment.url)).exit).toBe(0);
    expect((await terminalOf({}, home).type("login", "--url", deployment.url)).exit).toBe(2);
  });

  it("signs in a machine's client with a secret from a file, and asks for one token until that ends", async () => {
    const file = join(folderOfTest(), "secret");
    writeFileSync(file, `${secret}\n`);
    const { type, home } = terminalOf();
    const client = ["--client-id", "c", "--issuer", deployment.url, "--secret-file", file];
    const login = await type("login", "--url", deployment.url, ...client, "--scope", "a/b");
    expect(login).toMatchObject({ exit: 0, err: "" });
    await type("apps", "list");
    await type("apps", "list");
    const tokens = deployment.asked.filter(({ url }) => url === "/token");
    expect(tokens.map(({ body }) => new URLSearchParams(body).get("scope"))).toEqual(["a/b"]);
    expect(readFileSync(join(home, "config", "profiles.json"), "utf8")).not.toContain(secret);
    const later = terminalOf({ now: () => Date.now() + 3_600_000 }, home);
    await later.type("apps", "list");
    expect(deployment.asked.filter(({ url }) => url === "/token")).toHaveLength(2);
  });

  it("takes a client from the environment, and says in one line when the issuer does not take it: 5", async () => {
    const env = {
      CHAT_RETENTION_URL: deployment.url,
      CHAT_RETENTION_CLIENT_ID: "c",
      CHAT_RETENTION_TOKEN_URL: `${deployment.url}/token`,
    };
    const right = terminalOf({ env: { ...env, CHAT_RETENTION_CLIENT_SECRET: secret } });
    expect((await right.type("apps", "list")).exit).toBe(0);
    const wrong = terminalOf({ env: { ...env, CHAT_RETENTION_CLIENT_SECRET: "other" } });
    const { exit, err } = await wrong.type("apps", "list");
    expect(exit).toBe(5);
    expect(err).toContain("invalid_client");
    expect(err).not.toContain("other");
    expect((await terminalOf({ env }).type("apps", "list")).exit).toBe(5);
  });

  it("forgets a profile with its tokens", async () => {
    const { type } = terminalOf({ answers: [jwt] });
    await type("login", "--url", deployment.url);
    expect((await type("logout")).exit).toBe(0);
    expect((await type("apps", "list")).exit).toBe(2);
    expect((await type("logout")).exit).toBe(5);
  });
});

describe("whose credentials go where", () => {
  it("a profile's go to its own deployment alone, whatever else is named", async () => {
    const { type } = terminalOf({ answers: [jwt] });
    await type("login", "--url", deployment.url);
    deployment.asked.length = 0;
    const other = `http://localhost:${deployment.port}`;
    expect((await type("apps", "list", "--url", other)).exit).toBe(5);
    expect(deployment.asked).toEqual([]);
  });

  it("a profile that is named comes before the environment, and one that is not known is none: 5", async () => {
    const home = folderOfTest();
    await terminalOf({ answers: [jwt] }, home).type(
      "login",
      "--url",
      deployment.url,
      "--profile",
      "mine",
    );
    const env = { CHAT_RETENTION_URL: "http://127.0.0.1:1", CHAT_RETENTION_TOKEN: "other" };
    const { type } = terminalOf({ env }, home);
    expect((await type("apps", "list", "--profile", "mine")).exit).toBe(0);
    expect((await type("apps", "list", "--profile", "theirs")).exit).toBe(5);
    expect((await type("apps", "list")).exit).toBe(1);
  });

  it("a file of profiles that others may read is not used: 2", async () => {
    const { type, home } = terminalOf({ answers: [jwt] });
    await type("login", "--url", deployment.url);
    chmodSync(join(home, "config", "profiles.json"), 0o644);
    const { exit, err } = await type("apps", "list");
    expect({ exit, err }).toMatchObject({ exit: 2, err: expect.stringContaining("chmod 600") });
  });

  it("a name under localhost is this machine, whether a resolver knows it or not", async () => {
    const name = `some-api.execute-api.localhost:${deployment.port}`;
    const env = { CHAT_RETENTION_URL: `http://${name}`, CHAT_RETENTION_TOKEN: jwt };
    expect((await terminalOf({ env }).type("apps", "list")).exit).toBe(0);
    expect(deployment.asked.map(({ host }) => host)).toEqual([name]);
  });
});
