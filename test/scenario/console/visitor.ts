/** A person at the console, in a browser: what they do, and what they see. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const looks = [
  { name: "phone-light", viewport: { width: 390, height: 844 }, colorScheme: "light" },
  { name: "phone-dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
  { name: "desktop-dark", viewport: { width: 1280, height: 800 }, colorScheme: "dark" },
  { name: "desktop-light", viewport: { width: 1280, height: 800 }, colorScheme: "light" },
] as const satisfies readonly (BrowserContextOptions & { readonly name: string })[];

export type Violation = { readonly id: string; readonly target: string };

export type Visitor = {
  readonly page: Page;
  /** What the browser complained about: refused by the policy of contents, or thrown. */
  readonly complaints: readonly string[];
  signIn(name: string, password: string): Promise<void>;
  go(...place: readonly string[]): Promise<void>;
  /** When the browser first showed anything of the page (ms after it was asked for). */
  firstPaint(): Promise<number>;
  /** Whatever of WCAG 2.2 AA a machine can find wrong with what is shown. */
  violations(): Promise<readonly Violation[]>;
};

const inPage = async (): Promise<readonly Violation[]> => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  type Found = { id: string; nodes: { target: unknown[]; failureSummary: string }[] };
  const { axe } = globalThis as unknown as {
    axe: { run(options: object): Promise<{ violations: Found[] }> };
  };
  const { violations } = await axe.run({ runOnly: tags, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({
      id,
      target: `${target.join(" ")} ${failureSummary}`,
    })),
  );
};

export const visitorAt = async (browser: Browser, url: string): Promise<Visitor> => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  const settled = () =>
    page.locator("main [aria-busy=true]").first().waitFor({ state: "detached" });
  return {
    page,
    complaints,
    signIn: async (name, password) => {
      await page.goto(url);
      await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
      await page.getByLabel("Name").fill(name);
      await page.getByLabel("Password").fill(password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("heading", { name: "Apps", level: 1 }).waitFor();
      await settled();
    },
    go: async (...place) => {
      const hash = `#/${place.map(encodeURIComponent).join("/")}`;
      await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
      await page.waitForTimeout(50);
      await settled();
    },
    firstPaint: () =>
      page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"),
    violations: async () => {
      // given by the debugger, which no policy of contents stops: the page itself runs nothing foreign
      await page.evaluate(`globalThis.axe ?? (() => {${axe}\n})(); undefined`);
      return page.evaluate(inPage);
    },
  };
};
