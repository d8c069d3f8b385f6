/** The examples, run as an outsider runs them: beside a system, from the folder in which the package is installed. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { everything } from "../../local/environment.ts";
import type { startSystem } from "./called.ts";
import { lintPipeline, runPipeline } from "./pipeline.ts";
import { folder, run, step } from "./steps.ts";

type System = Awaited<ReturnType<typeof startSystem>>;
type Env = Readonly<Record<string, string>>;

const expected = (what: string, is: unknown, wanted: unknown): void => {
  const [one, other] = [is, wanted].map((value) => JSON.stringify(value));
  if (one !== other) throw new Error(`${what}: ${one} and not ${other}`);
};

/** A program that prints where it listens. */
const serve = async (file: string, env: Env) => {
  const options = { cwd: folder, env: { ...everything(), ...env }, stdio: "pipe" } as const;
  const child = spawn(process.execPath, [file], options);
  child.stderr.pipe(process.stderr);
  const [line] = await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  const { port } = JSON.parse(String(line));
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() };
};

type Said = {
  readonly id: string;
  readonly sentAt: string;
  readonly messages: readonly { readonly text: string }[];
  readonly requestId: string;
  readonly state: string;
};

const ask = async (method: string, url: string, said?: object): Promise<Said> => {
  const answer = await fetch(url, { method, ...(said ? { body: JSON.stringify(said) } : {}) });
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}`);
  return (await answer.json()) as Said;
};

const patienceMs = 180_000;

/** What became of a request that was under way. */
const outcomeOf = async (url: string): Promise<string> => {
  for (const end = Date.now() + patienceMs; ; await sleep(1_000)) {
    const { state } = await ask("GET", url);
    if (!["pending", "in_progress"].includes(state) || Date.now() > end) return state;
  }
};

const chat = async (url: string): Promise<string> => {
  const texts = async () => {
    const { messages } = await ask("GET", `${url}/rooms/garden`);
    return messages.map(({ text }) => text);
  };
  const said = await ask("POST", `${url}/rooms/garden`, { from: "ada", text: "helo" });
  await ask("POST", `${url}/rooms/garden`, { from: "ben", text: "hi" });
  await ask("POST", `${url}/rooms/garden`, { ...said, from: "ada", text: "hello" });
  expected("what is read", (await texts()).sort(), ["hello", "hi"]);
  const { requestId } = await ask("DELETE", `${url}/people/ada`);
  expected("the erasure", await outcomeOf(`${url}/erasures/${requestId}`), "completed");
  expected("what is read of others", await texts(), ["hi"]);
  return "stored, edited, read and erased";
};

const chatServer = async (env: Env): Promise<string> => {
  const server = await serve("chat-server.mjs", env);
  try {
    return await chat(server.url);
  } finally {
    server.stop();
  }
};

const storing = async (env: Env): Promise<void> => {
  const said = await run({ file: process.execPath, args: ["store-a-message.mjs"], env });
  if (!/^ada hello \d{4}-/m.test(said)) throw new Error(said);
};

export const runExamples = async ({ asApp, aws }: System): Promise<void> => {
  const env = await asApp("an-example");
  await step("the example that stores a message", () => storing(env));
  await step("the example of a chat server", () => chatServer(env));
  await step("the example of a pipeline is a workflow", lintPipeline);
  await step("what the pipeline runs", () => runPipeline(aws));
};
