import { describe, expect, it } from "vitest";
import { newRequest } from "../../../functions/domain/requests/request.ts";
import { checkStored } from "../../../functions/domain/requests/stored-request.ts";

const now = Date.UTC(2030, 0, 15);
const request = newRequest(
  {
    ...{ appId: "a", requestId: "r", intake: "plain", fingerprint: "f", submittedAt: now },
    scope: { kind: "user", digest: "d" },
  },
  now,
);
const whole = {
  ...request,
  ...{ type: "access", begunAt: now, expiresAt: 1, ownDone: true, bundle: { openedAt: now } },
  plan: { expects: "digest", agreed: true },
};
const reads = (row: object) => {
  try {
    return checkStored(row as typeof request) === row;
  } catch {
    return false;
  }
};

/** What no release has written. */
const otherForms = { text: "newer", list: [], object: { newer: 1 } };

describe("DA-5.request: the row of a request", () => {
  it("is read as it was written, with all that it may have and with no more than it must", () => {
    expect([request, whole].map(reads)).toEqual([true, true]);
  });

  it.each([
    { kind: "conversation", digest: "d" },
    { kind: "category", category: "messages" },
  ])("is read with the scope %j", (scope) => expect(reads({ ...request, scope })).toBe(true));

  it.each([
    ...[{}, { kind: "user" }, { kind: "user", digest: {} }, { kind: "app", digest: "d" }],
    ...[{ kind: "category", category: "newer" }, { kind: "user", digest: "d", newer: 1 }, "user"],
  ])("is not read with the scope %j: it might ask for more than was meant", (scope) => {
    expect(reads({ ...request, scope })).toBe(false);
  });

  const deciding = Object.keys(whole).filter(
    (name) => !["fingerprint", "due", "changedAt", "revision"].includes(name),
  );
  it.each(deciding)("is not read where its %s is of another form", (name) => {
    const { text, ...others } = otherForms;
    const isText = ["appId", "requestId"].includes(name);
    for (const other of Object.values(isText ? others : otherForms)) {
      expect(reads({ ...whole, [name]: other })).toBe(false);
    }
  });

  const required = ["appId", "requestId", "intake", "scope", "state", "submittedAt", "receivedAt"];
  it.each([...required, "deadline", "changes", "told"])("is not read without its %s", (name) => {
    expect(reads({ ...whole, [name]: undefined })).toBe(false);
  });
});
