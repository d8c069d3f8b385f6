import { describe, expect, it } from "vitest";
import { tables, tableVariable } from "../../functions/policy/names.ts";

describe("the variable that holds a table's name", () => {
  it("is the table's name in capitals, after what it is", () => {
    expect(tableVariable("log-data")).toBe("TABLE_LOG_DATA");
    expect(tableVariable("apps")).toBe("TABLE_APPS");
  });

  it("is another for each table", () => {
    const names = tables.map(tableVariable);
    expect(new Set(names).size).toBe(tables.length);
    for (const name of names) expect(name).toMatch(/^TABLE_[A-Z]+(_[A-Z]+)*$/);
  });
});
