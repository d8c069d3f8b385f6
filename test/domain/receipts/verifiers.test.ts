/** The two verifiers as a person runs them: ours, and the few lines of shell that stand in the documentation. */
import { execFileSync } from "node:child_process";
import { afterAll, describe, expect, it } from "vitest";
import { headOf, notary, requestOf, somePurge } from "../../support/receipts.ts";
import { someOf } from "../../support/some-of.ts";
import { tamperedCopies } from "../../support/tampering.ts";
import { snippet, verifiersWith } from "../../support/verifiers.ts";

const own = notary();
const { write, script, byShell, byUs, forget } = verifiersWith(own.pem);
afterAll(forget);
const chain = own.chain([own.receipt(somePurge), own.receipt(requestOf(90_000))]);
const [purge, request] = chain;
if (purge === undefined || request === undefined) throw new Error("No receipts");

const both = { "the shell": byShell, "our own": byUs };

const numbered = Object.entries(both).map(([name, verify], from) => ({ name, verify, from }));

describe.each(numbered)("$name verifier", ({ verify, from }) => {
  it("DA-5.request: finds what the notary signed right, in files of their own or as one page", () => {
    const files = chain.map((one, index) => write(`${index}.json`, one));
    expect(verify(...files)).toMatchObject({ status: 0 });
    const page = write("page.json", JSON.stringify({ chain: "x", receipts: chain }, null, 2));
    const { status, stdout } = verify(page);
    expect(stdout).toContain("receipts: 2, verified");
    expect(status).toBe(0);
  });

  it("DA-5.request: refuses a gap, another key, an incomplete deletion and nothing at all", () => {
    const [, second, third] = own.chain([1, 2, 3].map((one) => own.receipt(requestOf(one * 1e5))));
    const gap = own.chain([own.receipt(somePurge)]).concat(third ?? []);
    const other = notary();
    const left = { left: { messages: 1 }, unconfirmed: [] };
    const wrongs = [
      { receipts: gap },
      { receipts: other.chain([other.receipt(somePurge)]) },
      { receipts: own.chain([own.receipt(somePurge, left)]) },
      { receipts: [] },
      {},
    ];
    for (const wrong of someOf(wrongs, 2, from)) {
      expect(verify(write("wrong.json", wrong)).status, JSON.stringify(wrong)).toBe(1);
    }
    expect(second).toBeDefined();
  });
});

const tampered = tamperedCopies(purge).map(({ what, file }, index) => ({
  what,
  file: write(`tampered-${index}.json`, file),
}));

it.each(someOf(tampered, 20))(
  "DA-5.request: the shell refuses a receipt with $what",
  ({ file }) => {
    const { status, stdout } = byShell(file);
    expect(stdout).toContain("WRONG");
    expect(status).toBe(1);
  },
);

it("DA-5.request: our own refuses each of them, a line for each", () => {
  const { status, stdout } = byUs(...tampered.map(({ file }) => file));
  expect(status).toBe(1);
  for (const { file } of tampered) expect(stdout).toContain(`WRONG ${file}: `);
});

it("DA-5.request: our own compares with a published head, and wants the beginning if asked", () => {
  const file = write("second.json", request);
  expect(byUs(file, "--head", write("head.json", headOf(request))).status).toBe(0);
  expect(byUs(file, "--head", write("head.json", headOf(purge))).status).toBe(1);
  expect(byUs(file, "--whole").status).toBe(1);
});

it("the documentation's verifier needs nothing but openssl and a shell", () => {
  const tools = new Set(snippet.match(/\b(jq|node|python3?|perl|aws|curl)\b/g));
  expect([...tools]).toEqual([]);
  expect(execFileSync("sh", ["-n", script]).toString()).toBe("");
});
