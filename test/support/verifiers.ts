/** The two verifiers as a person runs them: ours, and the few lines of shell that stand in the documentation. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pMap from "p-map";

const root = fileURLToPath(new URL("../../", import.meta.url));
const document = readFileSync(join(root, "docs/receipts.md"), "utf8");
/** The script in the documentation. */
export const [, snippet = ""] =
  /<!-- check\.sh -->\n```sh\n([\s\S]*?)```\n<!--/.exec(document) ?? [];

const run = (command: string, ...args: string[]) => {
  const { status, stdout } = spawnSync(command, args, { encoding: "utf8", cwd: root });
  return { status, stdout };
};

const statusOf = async (command: string, ...args: string[]): Promise<number | null> => {
  const [status] = await once(spawn(command, args, { stdio: "ignore", cwd: root }), "close");
  return status;
};

/** Both verifiers with a public key (PEM), and a folder for what they are to look at. */
export const verifiersWith = (pem: string) => {
  const folder = mkdtempSync(join(tmpdir(), "chat-retention-receipts-"));
  const write = (name: string, content: string | object): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
    return path;
  };
  const script = write("check.sh", snippet);
  const key = write("key.pem", pem);
  return {
    write,
    script,
    byShell: (...files: string[]) => run("sh", script, key, ...files),
    /** How the shell ends over each of some files: as many at a time as there are processors. */
    eachByShell: (files: readonly string[]) =>
      pMap(files, (file) => statusOf("sh", script, key, file), {
        concurrency: availableParallelism(),
      }),
    byUs: (...args: string[]) =>
      run(process.execPath, "--import", "tsx", "local/verify-receipt.ts", "--key", key, ...args),
    forget: () => rmSync(folder, { recursive: true }),
  };
};
