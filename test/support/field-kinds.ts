/** The kinds of field that a configuration is made of: what each accepts, and what it answers to the rest. */
export type Wrong = {
  readonly value: unknown;
  readonly problem: string | RegExp;
  readonly bound?: number;
};
export type Field = {
  readonly path: string;
  /** Values that are accepted, its bounds among them. */
  readonly good: readonly unknown[];
  readonly wrong: readonly Wrong[];
};

const type = (expected: string, ...values: readonly unknown[]): Wrong[] =>
  values.map((value) => ({ value, problem: `must be of type ${expected}` }));

export const flag = (path: string): Field => ({
  path,
  good: [true, false],
  wrong: type("boolean", "true", 1, null),
});

export const whole = (path: string, min: number, max: number): Field => ({
  path,
  good: [min, max],
  wrong: [
    { value: min - 1, problem: `must be at least ${min}`, bound: min },
    { value: max + 1, problem: `must be at most ${max}`, bound: max },
    ...type("int", min + 0.5),
    ...type("number", String(min), null),
  ],
});

export const words = (path: string, min: number, max: number): Field => ({
  path,
  good: ["x".repeat(min), "字".repeat(max)],
  wrong: [
    { value: "x".repeat(max + 1), problem: `must be at most ${max} characters`, bound: max },
    ...(min === 0
      ? []
      : [{ value: "", problem: `must be at least ${min} characters`, bound: min }]),
    ...type("string", 4711, null),
  ],
});

export const identifier = (path: string): Field => {
  const { good, wrong } = words(path, 1, 128);
  const odd = ["a\u0000b", "a\u007fb", "a\nb", "a\ud83d", "a/b", "a?b"];
  return {
    path,
    good: [...good, "@TGS#_2F|🙂"],
    wrong: [
      ...wrong,
      ...odd.map((value) => ({ value, problem: "must not contain /, ? or control characters" })),
    ],
  };
};

export const choice = (path: string, ...values: readonly string[]): Field => ({
  path,
  good: values,
  wrong: ["neither", 4711, null].map((value) => ({
    value,
    problem: `must be one of ${values.join(", ")}`,
  })),
});

export const instant = (path: string): Field => ({
  path,
  good: ["2030-01-15T12:00:00Z", "2024-02-29T23:59:59.999+08:00"],
  wrong: [
    ...["2030-02-30T00:00:00Z", "2030-01-15", "2030-01-15T12:00:00", "yesterday"].map((value) => ({
      value,
      problem: "must be a valid datetime",
    })),
    ...type("string", 1_894_708_800_000, null),
  ],
});

export const link = (path: string): Field => ({
  path,
  good: ["https://example.com/hook?a=1", `https://example.com/${"x".repeat(2028)}`],
  wrong: [
    { value: "example.com", problem: "must be a valid url" },
    {
      value: `https://example.com/${"x".repeat(2029)}`,
      problem: "must be at most 2048 characters",
      bound: 2048,
    },
    ...type("string", 4711, null),
  ],
});

/** A value that is one of a kind: no other is accepted, and the sentence says which. */
export const only = (path: string, value: string, wrong: readonly Wrong[]): Field => ({
  path,
  good: [value],
  wrong: [...wrong, ...type("string", 4711, null)],
});
