import { describe, expect, it } from "vitest";
import { orderedPagingSchema, pagingSchema } from "../../functions/domain/paging.ts";
import { parse } from "../../functions/domain/parse.ts";

const refused = (query: unknown) => {
  expect(() => parse(orderedPagingSchema, query)).toThrow("invalid-input");
};

describe("a page of a list", () => {
  it("has 50 items in order of time, if nobody says otherwise", () => {
    expect(parse(orderedPagingSchema, {})).toEqual({ limit: 50, order: "asc" });
    expect(parse(pagingSchema, {})).toEqual({ limit: 50 });
  });

  it("has as many items as are asked for, from 1 to 100", () => {
    expect(parse(pagingSchema, { limit: "1" }).limit).toBe(1);
    expect(parse(pagingSchema, { limit: "100" }).limit).toBe(100);
    for (const limit of ["0", "101", "-1", "1.5", "", "many", "1e9", "NaN"]) refused({ limit });
  });

  it("goes on at a cursor, which is not endless", () => {
    expect(parse(pagingSchema, { cursor: "x".repeat(1_024) }).cursor).toHaveLength(1_024);
    refused({ cursor: "x".repeat(1_025) });
  });

  it("goes forwards or backwards, and knows no other question", () => {
    expect(parse(orderedPagingSchema, { order: "desc" }).order).toBe("desc");
    for (const query of [{ order: "DESC" }, { order: "" }, { page: "2" }]) refused(query);
  });
});
