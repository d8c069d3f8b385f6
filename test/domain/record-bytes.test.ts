import { expect, it } from "vitest";
import { bytesOf } from "../../functions/domain/record-bytes.ts";

it("DA-5.period: a record is about as large as the names and values that it has", () => {
  expect(bytesOf({})).toBe(0);
  expect(bytesOf({ pk: "a", n: 12 })).toBe(2 + 3 + 1 + 2);
  expect(bytesOf({ ü: "ü" })).toBe(2 + 4);
});

it("DA-5.period: what is sealed counts by its bytes, and what is not there by its name alone", () => {
  expect(bytesOf({ body: new Uint8Array(300) })).toBe(4 + 300);
  expect(bytesOf({ body: undefined })).toBe(4);
});
