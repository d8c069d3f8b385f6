import { describe, expect, it } from "vitest";
import { canonical, type Receipt } from "../../../functions/domain/receipt.ts";
import { checkReceipts } from "../../../functions/domain/receipt-check.ts";
import { publicKeyOf } from "../../../functions/domain/receipt-key.ts";
import { at, placed } from "../../support/paths.ts";
import {
  fileOf,
  leavesOf,
  notary,
  opened,
  otherThan,
  requestOf,
  somePurge,
} from "../../support/receipts.ts";

const own = notary();
const key = publicKeyOf(own.pem);
const [purge, request] = own.chain([own.receipt(somePurge), own.receipt(requestOf(90_000))]);
if (purge === undefined || request === undefined) throw new Error("No receipts");

const findings = (...signed: object[]) =>
  checkReceipts(
    signed.map((one, index) => fileOf(one, `${index}.json`)),
    key,
  ).findings;

const encoded = (text: string) => Buffer.from(text).toString("base64");

it("DA-5.request: a receipt that nobody touched is what was signed", () => {
  expect(findings(purge, request)).toEqual([]);
});

describe.each([
  ["purge", purge],
  ["request", request],
])("a receipt of a %s", (_, signed) => {
  const receipt = opened(signed);
  it.each(leavesOf(receipt))("DA-5.request: is refused if somebody changes %s", (path) => {
    const changed = placed(receipt, path, otherThan(at(receipt, path)));
    expect(changed).not.toEqual(receipt);
    const text = encoded(canonical(changed as Receipt));
    expect(findings({ ...signed, receipt: text })).toHaveLength(1);
  });

  it.each(leavesOf(receipt))("DA-5.request: is refused if somebody takes %s out", (path) => {
    const changed = placed(receipt, path, undefined);
    expect(findings({ ...signed, receipt: encoded(canonical(changed as Receipt)) })).toHaveLength(
      1,
    );
  });

  it.each(Object.keys(signed))("DA-5.request: is refused with another %s around it", (name) => {
    const value = String(Reflect.get(signed, name));
    const other = (value.startsWith("A") ? "B" : "A") + value.slice(1);
    expect(findings({ ...signed, [name]: other }).length).toBeGreaterThan(0);
    expect(findings({ ...signed, [name]: undefined }).length).toBeGreaterThan(0);
    expect(findings({ ...signed, more: 1 }).length).toBeGreaterThan(0);
  });
});

describe("a receipt that its key signed", () => {
  const signedText = (text: string) => findings(own.signed(text)).map(({ what }) => what);
  const receipt = opened(purge);

  it("DA-5.request: is refused if it has a field that we do not know, or none at all", () => {
    expect(signedText(canonical({ ...receipt, more: 1 } as Receipt))).toEqual([
      "more is not a field we know",
    ]);
    expect(signedText("{}").join()).toContain("format");
    expect(signedText("no JSON")).toEqual(["is not JSON"]);
    expect(signedText(`\ufeff${canonical(receipt)}`)).toEqual(["is not JSON"]);
  });

  it("DA-5.request: is refused if it is not written canonically: it could be read in two ways", () => {
    expect(signedText(JSON.stringify(receipt, null, 1))).toEqual(["is not written canonically"]);
  });

  it("DA-5.request: is refused if it was made for another key", () => {
    const other = { ...receipt, key: notary().by.key };
    expect(signedText(canonical(other))).toEqual(["was made for another key"]);
  });
});

it("DA-5.request: a receipt of another key is refused, and so is a file that holds none", () => {
  const other = notary();
  const [foreign] = other.chain([other.receipt(somePurge)]);
  expect(findings(foreign ?? {})).toMatchObject([{ what: "names another key" }]);
  expect(findings({ ...foreign, key: own.by.key })).toMatchObject([
    { what: "the signature does not fit" },
  ]);
  expect(checkReceipts([{ name: "x", text: "{" }], key).findings).toEqual([
    { where: "x", what: "is not JSON" },
  ]);
  expect(findings([])).toHaveLength(1);
});
