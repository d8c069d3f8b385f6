import { describe, expect, it } from "vitest";
import type { App } from "../../../functions/domain/app.ts";
import { messageCopies, profileCopies } from "../../../functions/domain/copies.ts";
import { recalledGroup } from "../../../functions/domain/partition.ts";
import { draftsOf } from "../../../functions/domain/requests/drafts.ts";
import { cutoffOf, entriesOf, partsOf } from "../../../functions/domain/requests/parts.ts";
import type { DeletionRequest, Scope } from "../../../functions/domain/requests/request.ts";

const person: Scope = { kind: "user", digest: "d" };
const conversation: Scope = { kind: "conversation", digest: "d" };
const category: Scope = { kind: "category", category: "messages" };
const agreed = { expects: "digest" };
const [receivedAt, begunAt, now] = [100, 200, 300];
const of = (scope: Scope, more: object = {}) => ({ scope, receivedAt, begunAt, ...more });

describe("DA-5.request: until when what was collected is asked for", () => {
  it("of a person and a conversation until the work began, so that nothing merged meanwhile is missed", () => {
    expect(cutoffOf(of(person))).toBe(begunAt);
    expect(cutoffOf(of(conversation))).toBe(begunAt);
    expect(cutoffOf({ scope: person, receivedAt })).toBe(receivedAt);
  });

  it("of a category, and of what was agreed to, until the request came", () => {
    expect(cutoffOf(of(category))).toBe(receivedAt);
    expect(cutoffOf(of(person, { plan: agreed }))).toBe(receivedAt);
  });
});

describe("DA-5.request: what a request is about", () => {
  it("a person's profile with its copies, and what they wrote wherever it lies", () => {
    expect(partsOf(of(person))).toEqual([
      {
        ...{ category: "userInformation", asked: { until: begunAt } },
        groups: ["d", profileCopies("d")],
      },
      { category: "messages", asked: { until: begunAt, author: "d" } },
    ]);
  });

  it("a conversation whoever wrote in it, the marks beside it, and copies of messages", () => {
    expect(partsOf(of(conversation))).toEqual([
      {
        ...{ category: "messages", asked: { until: begunAt } },
        groups: ["d", recalledGroup("d"), messageCopies],
      },
    ]);
  });

  it("a category wherever it lies, and no other one", () => {
    expect(partsOf(of(category))).toEqual([{ category: "messages", asked: { until: receivedAt } }]);
  });

  it("invariant 11: is remembered as erased until then, and since now", () => {
    const when = { at: begunAt, noted: now };
    expect(entriesOf(of(person), now)).toEqual([
      { kind: "person", group: "d", ...when },
      { kind: "author", author: "d", ...when },
    ]);
    expect(entriesOf(of(conversation), now)).toEqual([
      { kind: "conversation", group: "d", ...when },
    ]);
    expect(entriesOf(of(category), now)).toEqual([
      { kind: "category", category: "messages", at: receivedAt, noted: now },
    ]);
  });
});

describe("DA-5.request: what a request that was carried out leaves to be proved", () => {
  const app = { appId: "a", registeredAt: 1 } as App;
  const gone = (count: number) => ({ erased: count, refused: 0, seen: count, held: 0, left: 0 });
  const proved = (count: number) => ({ found: count, deleted: count, refused: 0 });
  const counts = { "user-information": gone(1), messages: gone(2) };
  const elsewhere = [{ holder: "mysql", found: 3, deleted: 3 }];
  const drafts = (scope: Scope, more: object = { counts }) =>
    draftsOf(app, { ...of(scope, more), requestId: "r" } as DeletionRequest, elsewhere, now);

  it("of a person the profile and the messages, each with its own numbers, and what other stores said once", () => {
    const [profile, messages, ...more] = drafts(person);
    expect(more).toEqual([]);
    expect(profile).toMatchObject({
      ...{ name: "request|r|userInformation", category: "userInformation", elsewhere },
      ...{ counts: { "user-information": proved(1) }, began: begunAt, ended: now },
      scope: { kind: "user", user: "d", category: "userInformation" },
      subject: { appId: "a", group: "d" },
    });
    expect(messages).toMatchObject({
      ...{ category: "messages", elsewhere: [], counts: { messages: proved(2) } },
      scope: { kind: "user", user: "d", category: "messages" },
      subject: { appId: "a", author: "d" },
    });
  });

  it("of a conversation all of it, and of a category whatever was in it", () => {
    expect(drafts(conversation)).toMatchObject([
      {
        scope: { kind: "conversation", conversation: "d" },
        subject: { appId: "a", conversation: "d" },
      },
    ]);
    expect(drafts(category)).toMatchObject([
      { scope: { kind: "category", category: "messages" }, subject: { appId: "a" } },
    ]);
    expect(drafts({ kind: "category", category: "userInformation" })[0]?.subject).toEqual({
      appId: "a",
      author: undefined,
    });
  });

  it("that nothing was there where nothing was found, and of other stores nothing", () => {
    expect(drafts(category, {})[0]?.counts).toStrictEqual({ messages: proved(0) });
    expect(drafts(category, { counts: { other: gone(3) } })[0]?.counts).toStrictEqual({
      messages: proved(0),
    });
  });
});
