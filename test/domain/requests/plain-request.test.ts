import { describe, expect, it } from "vitest";
import {
  type PlainRequest,
  plainRequest,
  targetOf,
} from "../../../functions/domain/requests/plain-request.ts";

const accepts = (body: object): boolean => plainRequest(() => true).safeParse(body).success;
const target = (body: Partial<PlainRequest>) => targetOf(body as PlainRequest);

describe("DA-5.request: a customer's request", () => {
  it("is about exactly one of a person, a conversation and a category", () => {
    expect(accepts({ userId: "ann" })).toBe(true);
    expect(accepts({ conversationId: "room" })).toBe(true);
    expect(accepts({ category: "messages" })).toBe(true);
    expect(accepts({})).toBe(false);
    expect(accepts({ userId: "ann", conversationId: "room" })).toBe(false);
    expect(accepts({ userId: "ann", conversationId: "room", category: "messages" })).toBe(false);
  });

  it("is about what it names", () => {
    expect(target({ userId: "ann" })).toEqual({ kind: "user", id: "ann" });
    expect(target({ conversationId: "room" })).toEqual({ kind: "conversation", id: "room" });
    expect(target({ category: "messages" })).toEqual({ kind: "category", category: "messages" });
    expect(() => target({})).toThrow("The schema lets nothing else pass");
  });
});
