/** The kinds of field that inputs are made of; every bound comes from the policy's limits. */
import * as z from "zod/mini";
import { limits } from "../policy/limits.ts";

/** Text of any characters. */
export const text = (max: number, min = 0) => z.string().check(z.minLength(min), z.maxLength(max));

export const name = () => text(limits.nameLength, 1);

/**
 * Two ids that look and mean the same must be one: a hold or a request on the other form would silently cover nobody.
 * They are refused rather than rewritten, so that nobody's id is answered as another one than was sent.
 */
const isNormal = (text: string): boolean => text === text.normalize("NFC");

/** Clients take `.` and `..` out of a path, and U+FFFD is what they make of bytes that they cannot read. */
const isAddressable = (text: string): boolean =>
  text !== "." && text !== ".." && !text.includes("\ufffd");

const idOf = (max: number, letters: z.core.$ZodCheck<string>) =>
  z
    .string()
    .check(
      ...[z.minLength(1), z.maxLength(max), letters],
      z.refine(isAddressable, { error: "must not be . or .. or contain U+FFFD" }),
      z.refine(isNormal, { error: "must be in Unicode's normal form C (NFC)" }),
    );

/**
 * An identifier the customer chose: any text but control characters, `/` and `?` (API Gateway decodes a path
 * before it matches it), and no half of a surrogate pair (it would become U+FFFD, so that two ids were one).
 */
export const id = (max: number = limits.idLength) =>
  idOf(
    max,
    z.regex(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
      /^[^\u0000-\u001f\u007f\p{Surrogate}/?]*$/u,
      "must not contain /, ? or control characters",
    ),
  );

/** An id as its source knows it, in a body: with `/` and `?` it means what an import makes of it (`source-ids.ts`). */
export const knownId = (max: number = limits.idLength) =>
  idOf(
    max,
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    z.regex(/^[^\u0000-\u001f\u007f\p{Surrogate}]*$/u, "must not contain control characters"),
  );

/** A jurisdiction's code (ISO 3166 alpha-2). */
export const jurisdiction = /^[A-Z]{2}$/;

/** An app's id: it becomes part of names and keys. */
export const appId = () =>
  z.string().check(z.regex(/^[A-Za-z0-9_-]{1,32}$/, "must be 1 to 32 letters, digits, _ or -"));

export const wholeNumber = ({ min, max }: { readonly min: number; readonly max: number }) =>
  z.int().check(z.minimum(min), z.maximum(max));

export const list = <T extends z.core.$ZodType>(item: T, max: number = limits.listLength) =>
  z.array(item).check(z.maxLength(max));

const noPrototype = z.check<unknown>(({ value, issues }) => {
  const keys = ["__proto__"];
  if (!Object.hasOwn(Object(value), "__proto__")) return;
  issues.push({ code: "unrecognized_keys", keys, input: Object(value) });
});

/** Members whose names the caller chooses. Zod drops one named `__proto__` in silence; here it is refused. */
export const named = <T extends z.core.$ZodType>(members: T) =>
  z.pipe(z.unknown().check(noPrototype), members);

export const url = () => z.url().check(z.maxLength(limits.urlLength));

/** With its offset, an instant of RFC 3339 may lie beyond the years of four digits, where our names of days end. */
const endOfYears = (limits.unixSeconds.max + 1) * 1000;

/** An instant in RFC 3339 with an offset, up to the year 9999 in UTC. */
export const instant = () =>
  z.iso.datetime({ offset: true }).check(
    z.refine((text) => !(Date.parse(text) >= endOfYears), {
      error: "must be before the year 10000 in UTC",
    }),
  );

export const secret = () => text(limits.secretLength, 1);
