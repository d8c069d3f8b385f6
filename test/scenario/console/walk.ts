/** A walk through the console of the deployed system, as a data protection officer takes it. */
import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { milliseconds } from "../../../functions/policy/duration.ts";
import { type Actor, givenCast, introduce, say } from "../../../local/drill/cast.ts";
import { output, type System } from "../../../local/system.ts";
import { launchBrowser } from "../../support/browser/launch.ts";
import { someOf } from "../../support/some-of.ts";
import { signedOf } from "../signed.ts";
import { forgetHeld } from "./forget-held.ts";
import { looks, type Visitor, visitorAt } from "./visitor.ts";

/** A folder for pictures of every page, and how long the first paint took, if one is named. */
// biome-ignore lint/style/noProcessEnv: a choice of whoever runs the tests
const { SCREENSHOTS: folder } = process.env;

const shorter = 1;
const day = milliseconds("P1D");

export const testConsole = (system: () => System): void => {
  let browser: Browser;
  let visitor: Visitor;
  let app: Actor;
  let appId: string;
  let endedBy: number;
  const signInAs = async (name: string) => {
    const { outputs, issuer } = system();
    const made = await visitorAt(browser, output(outputs, "ConsoleUrl"));
    await made.signIn(name, issuer.people.password);
    return made;
  };

  beforeAll(async () => {
    const [launched, { stays }] = await Promise.all([
      launchBrowser(),
      givenCast(system(), randomUUID().slice(0, 8)),
    ]);
    browser = launched;
    app = stays;
    appId = app.appId;
    await introduce(stays, "alice", "Alice");
    for (const [id, age] of [
      ["new", 0],
      ["of two days", 2],
      ["of a month", 30],
    ] as const) {
      await say(stays, id, "hello", Date.now() - age * day);
    }
    visitor = await signInAs("ada");
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(
        join(folder, "first-contentful-paint.txt"),
        `${await visitor.firstPaint()} ms\n`,
      );
    }
  });
  afterAll(async () => {
    await browser.close();
    await forgetHeld(system());
  });

  const heading = (name: string | RegExp) => visitor.page.getByRole("heading", { name });
  const button = (name: string | RegExp) =>
    visitor.page.getByRole("button", { name, exact: typeof name === "string" });
  const sees = (text: string | RegExp) => visitor.page.getByText(text).first().waitFor();

  test("DA-5.period: an officer sees what is held of an app, and when it goes", async () => {
    await visitor.go("apps", appId);
    await heading("The days ahead").waitFor();
    await sees("3 records");
    await visitor.page.locator(".plot rect").nth(2).waitFor();
  });

  test("DA-5.period: a shorter period is shown with what it would delete, before it is saved", async () => {
    await visitor.go("apps", appId, "storage");
    const form = visitor.page.locator("form", { hasText: "Messages and media" });
    await form.getByLabel("Days").fill(String(shorter));
    await form.getByRole("button", { name: "Show what would go" }).click();
    await heading("2 records would be deleted at once").waitFor();
    await visitor.go("apps", appId);
    await sees("3 records");
  });

  test("DA-5.request: a deletion request is previewed, filed, and followed to its end", async () => {
    await visitor.go("apps", appId, "requests");
    await button("File a request …").click();
    await visitor.page.getByLabel("The person’s user id").fill("alice");
    await button("Show what would go").click();
    await heading("4 records would go").waitFor();
    await button("File the request").click();
    await heading("A person").waitFor();
    await visitor.page.getByText("Completed").first().waitFor({ timeout: 90_000 });
    endedBy = Date.now();
    await sees("3 of 3 deleted");
  });

  test("PP-6.configuration: an app is terminated, counts down to its purge, and is brought back", async () => {
    await visitor.go("apps", appId, "use");
    await button("Terminate the app …").click();
    await visitor.page.getByLabel(/Type the app’s id/).fill(appId);
    await button("Terminate").click();
    await heading(/Everything goes in \d+ days/).waitFor();
    await button("Bring it back into use").click();
    await button("Terminate the app …").waitFor();
  });

  test("DA-5.law: what one person has placed another lifts, though both sign in by the same client", async () => {
    await visitor.go("apps", appId, "holds");
    await button("Place a hold …").click();
    await visitor.page.getByLabel("Authority").fill("District Court");
    await visitor.page.getByLabel("Reference").fill("4 O 17/30");
    const ahead = new Date(Date.now() + 30 * day).toISOString().slice(0, 10);
    await visitor.page.getByLabel("To be reviewed on").fill(ahead);
    await button("Place the hold").click();
    await sees("You placed it, so another person lifts it");
    const other = await signInAs("grace");
    await other.go("apps", appId, "holds");
    await other.page.getByRole("button", { name: "Lift the hold" }).click();
    await other.page.getByText(/being lifted|No law keeps/).waitFor();
    await other.page.context().close();
  });

  test("DA-5.request: the receipts of a request that has ended are verified here", async () => {
    await signedOf(system(), app, endedBy);
    await visitor.go("apps", appId, "receipts");
    await button(/^Verify 2 receipts/).click();
    await sees("2 receipts verified");
  });

  const places = [
    [],
    ...["held", "storage", "requests", "holds", "receipts", "use"].map((part) => ["apps", part]),
    ["receipts"],
    ["policy"],
  ] as const;

  const lookAt = async (at: string, area: string, part: string | undefined) => {
    const { page } = visitor;
    await page.mouse.move(0, 0); // what lies under the pointer looks otherwise
    await visitor.go(...(part === undefined ? [area] : [area, appId, part]));
    if (folder !== undefined) {
      await page.screenshot({ path: join(folder, `${at}.png`), fullPage: true });
    }
    expect(await visitor.violations(), at).toEqual([]);
    const { width = 0 } = page.viewportSize() ?? {};
    const needed = await page.evaluate("document.documentElement.scrollWidth");
    expect(needed, `${at} is no wider than the screen`).toBeLessThanOrEqual(width);
  };

  describe.each(someOf(looks, 2, 1))("on a $name", ({ name, viewport, colorScheme }) => {
    test("every page can be used by whoever sees, hears, moves or tells colours differently", async () => {
      await visitor.page.setViewportSize(viewport);
      await visitor.page.emulateMedia({ colorScheme });
      for (const [area = "", part] of places) {
        await lookAt([name, area || "apps", part ?? "list"].join("-"), area, part);
      }
    });
  });

  test.each(looks.slice(2))("a button under the pointer can be read, on a $name", async (look) => {
    const { page } = visitor;
    await page.setViewportSize(look.viewport);
    await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: "reduce" });
    await visitor.go("apps", appId, "receipts");
    await button(/^Verify/).hover();
    expect(await visitor.violations()).toEqual([]);
  });

  test("the browser has complained of nothing: every script and style is the console's own", () => {
    expect(visitor.complaints).toEqual([]);
  });
};
