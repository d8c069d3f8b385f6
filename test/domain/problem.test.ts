import { describe, expect, it } from "vitest";
import { Problem, problemBody, problems } from "../../functions/domain/problem.ts";

describe("a problem", () => {
  it("says its name, its title and its status, in the terms of RFC 9457", () => {
    expect(problemBody(new Problem("not-found"))).toStrictEqual({
      type: "urn:chat-retention:problem:not-found",
      title: "There is nothing here",
      status: 404,
    });
  });

  it("says its detail and the fields that are wrong, if there are any", () => {
    const errors = [{ field: "storage.messages.days", problem: "must be at least 1", bound: 1 }];
    expect(problemBody(new Problem("invalid-input", "Look at it", errors))).toEqual({
      type: "urn:chat-retention:problem:invalid-input",
      title: problems["invalid-input"].title,
      status: 400,
      detail: "Look at it",
      errors,
    });
  });

  it("is an error that carries its name alone as its message", () => {
    const problem = new Problem("too-large", "At most 1 byte");
    expect(problem).toBeInstanceOf(Error);
    expect([problem.name, problem.message, problem.errors]).toEqual(["Problem", "too-large", []]);
  });

  it.each(Object.entries(problems))(
    "named %s is the caller's fault, or ours",
    (_name, { status }) => {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThanOrEqual(500);
    },
  );

  it("of another app has one status, whether that app exists or not (invariant 9)", () => {
    expect(problems["not-your-app"].status).toBe(403);
  });
});
