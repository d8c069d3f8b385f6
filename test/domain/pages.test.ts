import { expect, it } from "vitest";
import { type Page, pages, pagesAhead } from "../../functions/domain/pages.ts";

const walked = async (
  all: readonly (readonly string[])[],
  walk = pages,
): Promise<(readonly string[])[]> => {
  const asked: (string | undefined)[] = [];
  const read = async (after: string | undefined): Promise<Page<string>> => {
    asked.push(after);
    const index = Number(after ?? 0);
    return {
      items: all[index] ?? [],
      ...(index + 1 < all.length ? { next: String(index + 1) } : {}),
    };
  };
  const seen: (readonly string[])[] = [];
  for await (const page of walk(read)) seen.push(page);
  expect(asked).toEqual([undefined, ...all.slice(1).map((_, index) => String(index + 1))]);
  return seen;
};

it("a walk sees every page once and in order, empty ones as well, and ends", async () => {
  expect(await walked([["a", "b"]])).toEqual([["a", "b"]]);
  expect(await walked([["a"], [], ["b"]])).toEqual([["a"], [], ["b"]]);
  expect(await walked([[]])).toEqual([[]]);
});

it("a walk that reads ahead sees the same", async () => {
  expect(await walked([["a", "b"]], pagesAhead)).toEqual([["a", "b"]]);
  expect(await walked([["a"], [], ["b"]], pagesAhead)).toEqual([["a"], [], ["b"]]);
});

it("a walk that is left reads no further page", async () => {
  let read = 0;
  const endless = async (): Promise<Page<number>> => ({ items: [read++], next: "more" });
  for await (const [item] of pages(endless)) if (item === 2) break;
  expect(read).toBe(3);
});
