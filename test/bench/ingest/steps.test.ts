import { describe, expect, it } from "vitest";
import { stepsOf } from "./steps.ts";

const asked = (operation: string, at: number) => ({ operation, tables: [], at });

describe("steps of a call", () => {
  it("are what was asked before the first answer came", () => {
    const all = [asked("A", 0), asked("C", 215), asked("B", 150), asked("D", 416)];
    const names = stepsOf(all, 200).map((step) => step.map(({ operation }) => operation));
    expect(names).toEqual([["A", "B"], ["C"], ["D"]]);
  });
});
