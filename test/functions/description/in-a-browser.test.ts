/** The page of the API as a browser shows it, held to its own policy of contents. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Visitor, visitorAt } from "../../scenario/console/visitor.ts";
import { launchBrowser } from "../../support/browser/launch.ts";
import { world } from "../../support/world.ts";

const url = "https://api.example.com/v1/docs";
let visitor: Visitor;
let close: () => Promise<void>;

beforeAll(async () => {
  const w = await world();
  const browser = await launchBrowser();
  close = () => browser.close();
  visitor = await visitorAt(browser, url);
  await visitor.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await visitor.page.route(/\/v1\/docs/, async (asked) => {
    const { body = "", headers = {} } = await w.callRaw("describe-api", { route: "GET /v1/docs" });
    await asked.fulfill({ body, headers: headers as Record<string, string> });
  });
  await visitor.page.goto(url);
});
afterAll(() => close());

const shown = () => visitor.page.locator("details:visible").count();

test("what is searched for is shown, and nothing else, and how much of it there is", async () => {
  const { page } = visitor;
  const all = await shown();
  await page.getByLabel("Search").fill("preview what a request would");
  const found = await shown();
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(all / 10);
  expect(await page.getByRole("status").textContent()).toBe(`${found} found`);
  await page.getByLabel("Search").fill("");
  expect(await shown()).toBe(all);
});

test("a link to a schema opens it, though a search has hidden it", async () => {
  const { page } = visitor;
  await page.getByLabel("Search").fill("previewRequest-is-nowhere");
  await page.evaluate("location.hash = '#schema-Preview'");
  await page.locator("#schema-Preview[open]").waitFor({ state: "visible" });
});

test("a line for a shell is copied as it stands there", async () => {
  const { page } = visitor;
  await page.evaluate("location.hash = '#saveMessages'");
  const call = page.locator("#saveMessages");
  await call.getByRole("button", { name: "Copy" }).click();
  await call.getByRole("button", { name: "Copied" }).waitFor();
  const copied = await page.evaluate("navigator.clipboard.readText()");
  expect(copied).toBe(await call.locator("pre.curl").textContent());
});

test.each(["light", "dark"] as const)(
  "a machine finds nothing that keeps anybody from reading it, in the %s",
  async (colorScheme) => {
    const { page } = visitor;
    await page.emulateMedia({ colorScheme });
    await page.evaluate(
      "for (const one of document.querySelectorAll('details')) one.open = one.closest('#about-Messages') !== null",
    );
    expect(await visitor.violations()).toEqual([]);
    expect(visitor.complaints).toEqual([]);
  },
);
