/** A write that was refused and one that was done look the same to whoever drops the answer. */
import { describe, expect, it } from "vitest";
import { guarded, unreadAnswers } from "../support/unread-answers.ts";

/** Statements that drop an answer, each of its kind, and some that have none to drop. */
const careless = `
import { accepted, transacted } from "./adapters/accepted.ts";
declare const requests: import("./ports.ts").Requests;
declare const drafts: import("./ports.ts").Drafts;
declare const request: import("./domain/requests/request.ts").DeletionRequest;
export const carelessly = async (writes: Promise<unknown>[], isHeld: boolean): Promise<void> => {
  await requests.count(request, "messages", { erased: 1, refused: 0 }, 0);
  await accepted(Promise.resolve());
  if (isHeld) await transacted(Promise.resolve());
  else await requests.change(request, request);
  for (const one of writes) await accepted(one);
  await Promise.all(writes.map((one) => accepted(one)));
  const isDone = await accepted(Promise.resolve());
  if (isDone) return;
};
`;

describe("an answer of a write that may be refused", () => {
  it("is read, or passed over in plain words, by all functions", () => {
    const { looked, unread } = unreadAnswers({ "careless.ts": careless });
    const own = unread.filter((line) => line.startsWith("functions/careless.ts"));
    expect(own.map((line) => Number(/\((\d+),/.exec(line)?.[1]))).toEqual([8, 9, 10, 11, 12]);
    expect(unread.filter((line) => !own.includes(line))).toEqual([]);
    expect(looked).toBeGreaterThan(200);
  });

  it("is looked for where a statement begins, and nowhere else", () => {
    const text =
      "  const a = await b();\n  return await c();\n  await d(() => {\n    e();\n  });\n";
    expect(guarded(text)).toBe(
      text.replace(
        "await d(() => {\n    e();\n  });",
        "{ const answer = await d(() => {\n    e();\n  }); answersNothing(answer) }",
      ),
    );
  });
});
