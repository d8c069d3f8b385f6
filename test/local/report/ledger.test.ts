import { expect, it } from "vitest";
import { exactly, ledger } from "../../../local/report/ledger.ts";

const at = (instant: number) => exactly(instant);

it("expects a record until the instant its period is over, and not at it", () => {
  const book = ledger();
  book.keep("a", "messages", "m", at(100), 10);
  expect(book.expected("a", "messages", at(109))).toEqual({ min: 1, max: 1 });
  expect(book.expected("a", "messages", at(110))).toEqual({ min: 0, max: 0 });
});

it("leaves open what expires while one looks", () => {
  const book = ledger();
  book.keep("a", "messages", "m", at(100), 10);
  expect(book.expected("a", "messages", { from: 105, to: 115 })).toEqual({ min: 0, max: 1 });
});

it("starts a clock anew when a record is noted again", () => {
  const book = ledger();
  book.keep("a", "user information", "ada", at(100), 10);
  book.keep("a", "user information", "ada", at(105), 10);
  expect(book.expected("a", "user information", at(112))).toEqual({ min: 1, max: 1 });
});

it("expects nothing of what was dropped, and nothing at all after a purge", () => {
  const book = ledger();
  for (const key of ["one", "two"]) book.keep("a", "messages", key, at(0), 10);
  book.keep("b", "messages", "other", at(0), 10);
  book.drop("a", "messages", "one");
  expect(book.expected("a", "messages", at(1))).toEqual({ min: 1, max: 1 });
  book.purge("a");
  expect(book.isPurged("a")).toBe(true);
  expect(book.expected("a", "messages", at(1))).toEqual({ min: 0, max: 0 });
  expect(book.expected("b", "messages", at(1))).toEqual({ min: 1, max: 1 });
});

it("counts those that were asked for by name", () => {
  const book = ledger();
  for (const key of ["one", "two"]) book.keep("a", "messages", key, at(0), 10);
  expect(book.expected("a", "messages", at(1), ["two", "three"])).toEqual({ min: 1, max: 1 });
});
