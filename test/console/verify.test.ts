/** The check of receipts as the console runs it, with WebCrypto: it must find what the command line finds, no less. */
import { describe, expect, test } from "vitest";
import { rawSignature } from "../../console/receipts/der.ts";
import { verifyHere } from "../../console/receipts/verifier.ts";
import { checkReceipts } from "../../functions/domain/receipt-check.ts";
import { publicKeyOf } from "../../functions/domain/receipt-key.ts";
import { fileOf, notary, requestOf, somePurge } from "../support/receipts.ts";
import { tamperedCopies } from "../support/tampering.ts";

const own = notary();
const signed = own.chain([own.receipt(somePurge), own.receipt(requestOf(90_000))]);
const files = signed.map((one, index) => fileOf(one, `${index}.json`));
const [purge] = signed;
if (purge === undefined) throw new Error("No receipts");

describe("a browser that checks receipts", () => {
  test("DA-5.request: verifies what its key signed", async () => {
    const { receipts, findings } = await verifyHere(files, own.pem);
    expect([receipts.length, findings]).toEqual([2, []]);
  });

  test("DA-5.request: finds in every receipt that somebody changed what the command line finds", async () => {
    for (const { what, file } of tamperedCopies(purge)) {
      const changed = [fileOf(file, "changed.json")];
      const { findings } = await verifyHere(changed, own.pem);
      expect(findings, what).toEqual(checkReceipts(changed, publicKeyOf(own.pem)).findings);
      expect(findings.length, what).toBeGreaterThan(0);
    }
  });

  test("DA-5.request: refuses another key, a missing receipt and another end", async () => {
    expect((await verifyHere(files, notary().pem)).findings).toHaveLength(2);
    const [, second] = files;
    const last = second === undefined ? [] : [second];
    expect((await verifyHere(last, own.pem, { whole: true })).findings).toHaveLength(1);
    const chain = (await verifyHere(files, own.pem)).receipts[0]?.receipt.chain ?? "";
    const head = { chain, number: 3, hash: "0".repeat(64) };
    expect((await verifyHere(files, own.pem, { heads: [head] })).findings).toHaveLength(1);
  });
});

describe("a signature as KMS writes it", () => {
  const der = (...bytes: number[]) => rawSignature(Uint8Array.from(bytes));

  test("is two numbers in 32 bytes each, whatever their length", () => {
    const raw = der(0x30, 7, 0x02, 2, 0x00, 0x81, 0x02, 1, 0x05);
    expect([raw.length, raw[31], raw[63]]).toEqual([64, 0x81, 5]);
    expect(raw.filter((byte) => byte !== 0)).toHaveLength(2);
  });

  test("is refused if it is anything else", () => {
    expect(() => der(0x31, 0)).toThrow(/sequence/);
    expect(() => der(0x30, 3, 0x02, 9, 1)).toThrow(/integers/);
    expect(() => der(0x30, 40, 0x02, 36, ...Array(36).fill(1), 0x02, 1, 1)).toThrow(/longer/);
  });
});
