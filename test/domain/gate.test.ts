import { describe, expect, it } from "vitest";
import { detectors } from "../../functions/domain/detectors.ts";
import { looksSensitive, minimumAge } from "../../functions/domain/gate.ts";

describe("DA-6.age: the minimum age", () => {
  const ages = { default: 13, DE: 16, XX: 0 };

  it("is that of the jurisdiction, if the app names it", () => {
    expect(minimumAge(ages, "DE")).toBe(16);
    expect(minimumAge(ages, "XX")).toBe(0);
  });

  it("is the default elsewhere, and where none is said", () => {
    expect(minimumAge(ages, "FR")).toBe(13);
    expect(minimumAge(ages, undefined)).toBe(13);
  });
});

const all = detectors;

describe("DA-6.sensitive: a payment card", () => {
  it.each([
    "4111111111111111",
    "4111 1111 1111 1111",
    "4111-1111-1111-1111",
    "my card: 5555 5555 5555 4444!",
    "4111111111111111110",
    "378282246310005",
    "6011000990139424",
    "3530111333300000",
    "12 4111 1111 1111 1111 34",
    "4111 1111 1111 1111 12/30 123",
    "cards:\n4111 1111 1111 1112\n4111 1111 1111 1111",
    "4111.1111.1111.1111",
    "4111 – 1111 – 1111 – 1111",
    "4111\n1111\u00a01111\t1111",
    "４１１１　１１１１　１１１１　１１１１",
    "4111\u200b1111\u200b1111\u200b1111",
    "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
    "4   1   1   1   1   1   1   1   1   1   1   1   1   1   1   1",
  ])("is recognised in %j", (text) => {
    expect(looksSensitive(text, ["payment-card"])).toBe(true);
    expect(looksSensitive(text, ["iban"])).toBe(false);
  });

  it.each([
    "",
    "4111 1111 1111 1112",
    "1234567812345670",
    "+49 170 1234567",
    "2030-01-15 12:00:00",
    "41111111111111119999",
    "411111111111",
  ])("is not seen in %j", (text) => {
    expect(looksSensitive(text, all)).toBe(false);
  });

  it("is looked for without losing oneself in numbers", () => {
    expect(looksSensitive("1 ".repeat(8_192), all)).toBe(false);
    expect(looksSensitive("1".repeat(16_384), all)).toBe(false);
  });
});

describe("DA-6.sensitive: an IBAN", () => {
  it.each([
    "DE89370400440532013000",
    "DE89 3704 0044 0532 0130 00",
    "de89370400440532013000",
    "DE89-3704-0044-0532-0130-00",
    "to GB82 WEST 1234 5698 7654 32, please",
    "GB82WEST12345698765432 THANK YOU SO MUCH",
    "IBAN DE89370400440532013000",
    "NO9386011117947",
    "MT84MALT011000012345MTLCAST001S",
    "AB12 NOT ONE BUT DE89 3704 0044 0532 0130 00",
  ])("is recognised in %j", (text) => {
    expect(looksSensitive(text, ["iban"])).toBe(true);
    expect(looksSensitive(text, ["payment-card"])).toBe(false);
  });

  it.each([
    "",
    "DE89370400440532013001",
    "ZZ89370400440532013000",
    "DE89",
    "XDE89370400440532013000",
    "AB12 THESE ARE WORDS IN CAPITALS",
  ])("is not seen in %j", (text) => {
    expect(looksSensitive(text, all)).toBe(false);
  });

  it("is looked for without losing oneself in words", () => {
    expect(looksSensitive("AA11 ".repeat(3_276), all)).toBe(false);
    expect(looksSensitive("DE89".repeat(4_096), all)).toBe(false);
  });
});

const card = "4111 1111 1111 1111";
const shapes: readonly [string, unknown][] = [
  ["a quoted answer in JSON", JSON.stringify({ messageReply: { messageAbstract: card } })],
  ["JSON whose digits are escaped", '{"a":"\\u0034111 1111 1111 1111"}'],
  ["a list in an object", { elements: [{ MsgContent: { Data: card } }] }],
  ["a JSON text whose digits are escaped", '"\\u0034111 1111 1111 1111"'],
  ["JSON within JSON", JSON.stringify(JSON.stringify([`\n${card}`]))],
  ["one text of several", { text: "hello", more: ["there", card, "and so on"] }],
  ["lists so deep that nobody could follow", `${"[".repeat(20_000)}"${card}"${"]".repeat(20_000)}`],
  ["a very long list", [...Array(130_000).fill("x"), card]],
  ["a forwarded message", { MsgList: [{ MsgBody: [{ MsgContent: { Text: card } }] }] }],
];

describe("DA-6.sensitive: what is kept of a message", () => {
  it.each(shapes)("is looked through wherever words can stand: %s", (_, value) => {
    expect(looksSensitive(value, ["payment-card"])).toBe(true);
    expect(looksSensitive(value, all)).toBe(true);
  });

  it.each(["{not JSON", null, 4111111111111111, undefined, [], "[]"])(
    "is left alone if it holds no text that is sensitive: %j",
    (value) => expect(looksSensitive(value, all)).toBe(false),
  );
});

describe("DA-6.sensitive: an app that chose no detector", () => {
  it("has nothing recognised", () => {
    expect(looksSensitive("4111111111111111 DE89370400440532013000", [])).toBe(false);
  });
});
