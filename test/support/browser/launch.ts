/**
 * A Chromium for tests. On Linux (x64) it comes from npm, pinned by the lock file, with the libraries that it needs;
 * elsewhere it is the Chrome of the machine, or that of `CHROME_PATH`.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";
import manifest from "../../../package.json" with { type: "json" };

const version = manifest.devDependencies["@sparticuz/chromium"];
const cache = fileURLToPath(new URL("../../../node_modules/.cache/", import.meta.url));
const folder = join(cache, `chromium-${version}`);

/** The package unpacks itself into the folder for temporary files, its libraries only where it takes itself for Lambda. */
const unpack = (): void => {
  if (existsSync(folder)) return;
  const fresh = `${folder}-${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const script = 'await (await import("@sparticuz/chromium")).default.executablePath();';
  execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: cache,
    env: { TMPDIR: fresh, HOME: fresh, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
    stdio: "inherit",
  });
  try {
    writeFileSync(join(fresh, "fonts.conf"), fonts());
    renameSync(fresh, folder);
  } catch {
    rmSync(fresh, { recursive: true }); // somebody else was first
  }
};

/** The package's own font and no other, so that a page looks the same everywhere. */
const fonts = () => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, "fonts")}</dir>
  <cachedir>${join(folder, "fonts-cache")}</cachedir>
</fontconfig>`;

const fromPackage = (more: readonly string[]): Promise<Browser> => {
  unpack();
  return chromium.launch({
    executablePath: join(folder, "chromium"),
    args: ["--no-sandbox", "--font-render-hinting=none", "--disable-gpu", ...more],
    env: {
      HOME: folder,
      LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
    },
  });
};

const fromMachine = async (executablePath: string | undefined): Promise<Browser> => {
  try {
    return await chromium.launch(
      executablePath === undefined ? { channel: "chrome" } : { executablePath },
    );
  } catch (cause) {
    const where = executablePath ?? "its usual place";
    throw new Error(`Chrome is needed here for the console's tests; none starts from ${where}.`, {
      cause,
    });
  }
};

/** Throws an `Error` that says in one line what is missing. */
export const launchBrowser = (more: readonly string[] = []): Promise<Browser> => {
  // biome-ignore lint/style/noProcessEnv: where a machine's own Chrome is
  const { CHROME_PATH } = process.env;
  const isServed = process.platform === "linux" && process.arch === "x64";
  return isServed && CHROME_PATH === undefined ? fromPackage(more) : fromMachine(CHROME_PATH);
};
