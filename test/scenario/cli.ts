/** A walk along the command line, as a script takes it: a process for each command, its JSON, and how it ends. */
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { milliseconds } from "../../functions/policy/duration.ts";
import { scopes } from "../../functions/policy/names.ts";
import { type Actor, givenCast } from "../../local/drill/cast.ts";
import type { System } from "../../local/system.ts";
import { signedOf } from "./signed.ts";

const bin = fileURLToPath(new URL("../../cli/bin.mjs", import.meta.url));
const log = fileURLToPath(
  new URL("../../local/samples/irc/2004-11-15_03.raw.txt", import.meta.url),
);
/** Who wrote 50 lines of it. */
const person = ["--user", "tweaked"];

type Ended = { readonly exit: number | string; readonly out: string; readonly err: string };

/** Starts commands with a home of their own, in which a profile is kept from one to the next. */
const shellIn = (home: string) => {
  const env = { HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home };
  const start = (args: readonly string[], stdin = ""): Promise<Ended> =>
    new Promise((ended) => {
      const child = execFile(process.execPath, [bin, ...args], { env }, (error, out, err) =>
        ended({ exit: error === null ? 0 : (error.code ?? "killed"), out, err }),
      );
      child.stdin?.end(stdin);
    });
  /** What a command answers that must end well. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely
  const json = async (...args: string[]): Promise<any> => {
    const { exit, out, err } = await start([...args, "--json"]);
    expect({ args, exit, err }).toEqual({ args, exit: 0, err: "" });
    return JSON.parse(out);
  };
  return { start, json };
};

const yesterday = (): string =>
  new Date(Date.now() - milliseconds("P1D")).toISOString().slice(0, 10);

type Going = { readonly holder: string; readonly records: number };
const messagesIn = (goes: readonly Going[]): number | undefined =>
  goes.find(({ holder }) => holder === "messages")?.records;

export const testCommandLine = (system: () => System): void => {
  const home = mkdtempSync(join(tmpdir(), "chat-retention-cli-"));
  const { start, json } = shellIn(home);
  let requestId: string;
  let app: Actor;
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test("DA-5.request: a script takes in a log, and files for exactly what a preview showed of a person", async () => {
    const { apiUrl, issuer } = system();
    app = (await givenCast(system(), randomUUID().slice(0, 8))).stays;
    const { appId } = app;
    const client = `client-of-${appId}`;
    const signIn = ["login", "--url", apiUrl, "--app", appId, "--issuer", issuer.url];
    const asClient = [...signIn, "--client-id", client, "--scope", scopes.app];
    expect((await start(asClient, "not the secret")).exit).toBe(5);
    expect((await start(asClient, issuer.secret(client))).exit).toBe(0);

    const importing = ["import", "irc", log, "--channel", "ubuntu", "--date", yesterday()];
    const foreseen = await json(...importing, "--dry-run");
    expect(await json(...importing)).toEqual({ ...foreseen, dryRun: false });

    const { goes, digest } = await json("requests", "preview", ...person);
    expect(messagesIn(goes)).toBe(50);
    const filing = ["requests", "create", ...person, "--preview-digest", digest];
    expect((await start(filing)).exit).toBe(2);
    ({ requestId } = await json(...filing, "--yes"));
    expect((await start(["receipts", "verify"])).exit).toBe(4);
    expect((await start(["apps", "list"])).exit).toBe(3);
  });

  test("DA-5.request: a script waits for the end of what it filed, and verifies the proof", async () => {
    const { state, changedAt } = await json("requests", "watch", requestId);
    expect(state).toBe("completed");
    expect(messagesIn((await json("requests", "preview", ...person)).goes)).toBe(0);
    await signedOf(system(), app, Date.parse(changedAt));
    const { receipts, findings } = await json("receipts", "verify");
    expect([receipts.length > 0, findings]).toEqual([true, []]);
  });
};
