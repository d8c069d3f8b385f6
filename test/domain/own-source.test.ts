import { describe, expect, it } from "vitest";
import { checkSource } from "../../functions/domain/own-source.ts";

describe("PP-4.integrated: who answers", () => {
  it("may answer for itself, and for nobody else", () => {
    expect(() => checkSource({ source: "orders" }, "orders")).not.toThrow();
    expect(() => checkSource({ source: "others" }, "orders")).toThrow(
      expect.objectContaining({ errors: [{ field: "source", problem: expect.any(String) }] }),
    );
  });
});
