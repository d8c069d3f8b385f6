import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  appOfKey,
  bucketOf,
  dayBucket,
  dayOf,
  directoryKey,
  directoryKeyOf,
  directorySlots,
  directorySort,
  groupPrefix,
  isOfConversation,
  isSortOf,
  laneBucket,
  partitionKey,
  partitionOf,
  partitionOfKey,
  pick,
  timeSort,
  wholeBucket,
} from "../../functions/domain/partition.ts";

const word = fc.stringMatching(/^[A-Za-z0-9_~-]{1,32}$/);
const bucket = fc.oneof(
  fc.constantFrom("-", "2030-01-15", "2030-01-15.3"),
  word.filter((one) => one.length > 1),
);
const partition = fc.record({ app: word, group: word, bucket });

describe("a partition", () => {
  it("has a key of its app, its group and its bucket", () => {
    const one = { app: "a1", group: "g", bucket: "2030-01-15" };
    expect(partitionKey(one)).toBe("a1|g|2030-01-15");
    expect(bucketOf("a1|g|2030-01-15")).toBe("2030-01-15");
    expect(bucketOf("a1|g")).toBe(wholeBucket);
  });

  it("is found again from its directory row, whatever its name", () => {
    fc.assert(
      fc.property(partition, (one) => {
        const row = { pk: directoryKeyOf(one), sk: directorySort(one) };
        expect(partitionOf(row)).toEqual(one);
        expect(bucketOf(partitionKey(one))).toBe(one.bucket);
      }),
    );
  });

  it("lies with its group in one of the slots of its app", () => {
    fc.assert(
      fc.property(partition, word, (one, bucket) => {
        const slots = directorySlots.map((slot) => directoryKey(one.app, slot));
        expect(slots).toContain(directoryKeyOf(one));
        expect(directoryKeyOf({ ...one, bucket })).toBe(directoryKeyOf(one));
        expect(directorySort(one).startsWith(groupPrefix(one.group))).toBe(true);
      }),
    );
  });

  it("is found again from a record's key, and its app from every key", () => {
    fc.assert(
      fc.property(partition, (one) => {
        expect(partitionOfKey(partitionKey(one))).toEqual(one);
        expect([partitionKey(one), directoryKeyOf(one), one.app].map(appOfKey)).toEqual(
          Array(3).fill(one.app),
        );
        expect(partitionOfKey(directoryKeyOf(one))).toBeUndefined();
      }),
    );
    expect(partitionOfKey("a1")).toBeUndefined();
    expect(partitionOfKey("a1|g")).toBeUndefined();
  });

  it("of an app that is called as the directory's rows begin is no row of the directory", () => {
    const one = { app: "dir", group: "g", bucket: "2030-01-15" };
    expect(partitionOfKey(partitionKey(one))).toEqual(one);
    expect([partitionKey(one), directoryKeyOf(one)].map(appOfKey)).toEqual(["dir", "dir"]);
  });

  it("is not made of what is no directory row", () => {
    const notARow = "Not a directory row";
    expect(() => partitionOf({ pk: "a1|g|2030-01-15", sk: "no separator" })).toThrow(notARow);
    expect(() => partitionOf({ pk: "a1|g", sk: "g|b" })).toThrow(notARow);
  });
});

describe("the bucket of an instant", () => {
  it("is its day in UTC, from midnight to the millisecond before the next", () => {
    expect(dayBucket(Date.UTC(2030, 0, 15))).toBe("2030-01-15");
    expect(dayBucket(Date.UTC(2030, 0, 16) - 1)).toBe("2030-01-15");
    expect(dayBucket(Date.UTC(2030, 0, 16))).toBe("2030-01-16");
  });
});

describe("the bucket of a stream's lane", () => {
  it("is apart from the other lanes of its day, and belongs to that day", () => {
    expect(laneBucket(Date.UTC(2030, 0, 15), "3")).toBe("2030-01-15.3");
    expect(dayOf("2030-01-15.3")).toBe("2030-01-15");
    expect(dayOf("2030-01-15")).toBe("2030-01-15");
  });
});

describe("picking among names", () => {
  it("answers what it answered when the row was listed: nothing is found in another slot", () => {
    const listed = ["conversation", "person", "2030-01-15"].map((one) => pick(one, directorySlots));
    expect(listed).toEqual(["3", "5", "6"]);
  });

  it("answers the same for the same text, and spreads many texts over all", () => {
    const slots = Array.from({ length: 400 }, (_, index) => pick(`group ${index}`, directorySlots));
    expect(new Set(slots)).toEqual(new Set(directorySlots));
    expect(pick("group 7", directorySlots)).toBe(pick("group 7", directorySlots));
  });

  it("answers one of them for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(directorySlots).toContain(pick(text, directorySlots));
      }),
    );
  });

  it("answers the first slot's name where there are none", () => {
    expect(pick("text", [])).toBe("0");
  });
});

describe("sort keys", () => {
  it("are in the order of time, and tell records of the same millisecond apart", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: Date.UTC(2100, 0, 1) }),
        fc.nat({ max: Date.UTC(2100, 0, 1) }),
        word,
        (one, other, name) => {
          const keys = [timeSort(one, name), timeSort(other, name)];
          expect([...keys].sort()).toEqual(one <= other ? keys : [...keys].reverse());
        },
      ),
    );
    expect(timeSort(1, "a")).not.toBe(timeSort(1, "b"));
    expect(timeSort(1_894_708_800_000, "a")).toBe("001894708800000|a");
  });
});

describe("a sort key in order of time", () => {
  it("is that of its identity alone", () => {
    fc.assert(
      fc.property(fc.nat(), word, word, (at, one, other) => {
        expect(isSortOf(timeSort(at, one), one)).toBe(true);
        expect(isSortOf(timeSort(at, one), other)).toBe(one === other);
      }),
    );
  });
});

describe("a key of a record", () => {
  const digest = "AbCdEfGhIjKlMnOpQr-_Uv";

  it.each([
    [`app|${digest}|2030-01-15`, true],
    [`app|${digest}|-`, false],
    [`app|${digest}~recalled|-`, false],
    [`app|${digest}|2030-01-15.0`, false],
    ["app|all|2030-01-15", false],
    [`dir|${digest}|0`, false],
    ["app", false],
  ])("%s says whether it lies in a day of a conversation: %s", (key, isOne) => {
    expect(isOfConversation(key)).toBe(isOne);
  });
});
