/** What somebody might send who means no good. Every text carries the canary, so that it is found wherever it comes out. */
import fc from "fast-check";

export const canary = "kanarie7741";

/** Texts that are something else to somebody on the way: separators, paths, escapes, code, halves of characters. */
const meanings = [
  ...["|", "dir|", "~recalled", "/", "../../", "..%2f..%2f", "%00", "?", "#", ",", "\\", "."],
  ...["\u0000", "\u001b[2J", "\r\nset-cookie: a=1", "\u007f", "\u2028", "\ufeff", "\ufffd"],
  ...["\ud83d", "\udc00", "\u202e", "\u00e9", "e\u0301", "\u{1f600}", "字"],
  ...["%{jndi:ldap://x}", "{{7*7}}", "' OR '1'='1", '"; --', "<script>", "$ne", "@type"],
  ...["__proto__", "constructor", "hasOwnProperty", "null", "undefined", "NaN", "-"],
];

/** A text with the canary in it. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...meanings).map((meaning) => `${canary}${meaning}`),
  fc.constantFrom(...meanings).map((meaning) => `${meaning}${canary}`),
  fc.constantFrom(40, 129, 201, 2_049, 20_000).map((length) => canary.padEnd(length, "x")),
  fc.constantFrom(128, 200, 500).map((length) => canary.padEnd(length, "字")),
  fc.string({ unit: "binary", maxLength: 40 }).map((text) => `${canary}${text}`),
);

const rawMark = "@raw:";

/** Numbers that JSON can say, and `JSON.stringify` would not. */
const rawNumbers = ["-0", "1e400", "-1e400", "9007199254740993", "1e-320", "1e308", "0.1e-7"];

const instants = [
  ...["0000-01-01T00:00:00+23:59", "9999-12-31T23:59:59.999-23:59", "1969-12-31T23:59:59Z"],
  ...["2030-02-29T00:00:00Z", "2030-01-15T24:00:00Z", "2030-01-15T12:00:00.1234567890123Z"],
];

const urls = [
  "https://169.254.169.254/latest/meta-data/",
  "https://[::ffff:127.0.0.1]/",
  "https://0177.0.0.1/",
  "https://2130706433/",
  `https://user:${canary}@example.com/`,
  `http://example.com/${canary}`,
  `https://example.com/${canary}`,
  `javascript:${canary}`,
];

const nested = (depth: number): unknown => (depth === 0 ? canary : { a: [nested(depth - 1)] });

/** A JSON value of whatever kind. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  fc.constantFrom(...rawNumbers).map((number) => rawMark + number),
  fc.constantFrom(...instants, ...urls),
  fc.constantFrom<unknown>(null, true, false, 0, -1, 0.5, "", " ", [], {}, [[]], [null]),
  fc.constantFrom(1, 14, 16, 40).map(nested),
  fc.constantFrom(51, 101, 2_000).map((length) => Array(length).fill(canary)),
  fc.jsonValue({ maxDepth: 3 }),
);

/** JSON text in which the marked numbers are as they were written. */
export const jsonOf = (value: unknown): string =>
  (JSON.stringify(value) ?? "null").replace(/"@raw:([^"]*)"/g, "$1");
