import { Refusal } from "./values.ts";

/** A piece of an expression: a mark, a word or attribute's name, a named value, or PartiQL's `?` by its number. */
export type Token = {
  readonly kind: "mark" | "name" | "value" | "parameter";
  readonly text: string;
  readonly number: number;
};

const kinds: readonly (readonly [Token["kind"], RegExp])[] = [
  ["mark", /\s*(<=|>=|<>|[=<>(),])/y],
  ["parameter", /\s*(\?)/y],
  ["value", /\s*(:[\w.-]+)/y],
  ["name", /\s*(#?[A-Za-z_][\w-]*)/y],
  ["name", /\s*"([^"]+)"/y],
];

const tokenAt = (text: string, at: number, number: number): Token & { readonly end: number } => {
  for (const [kind, pattern] of kinds) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return { kind, text: found, number, end: pattern.lastIndex };
  }
  throw new Refusal("ValidationException", `Syntax at: ${text.slice(at)}`);
};

/** Cuts an expression into tokens. Throws a `Refusal` at what is none. */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  let [at, parameters] = [0, 0];
  while (at < end) {
    const token = tokenAt(text, at, parameters);
    if (token.kind === "parameter") parameters++;
    tokens.push(token);
    at = token.end;
  }
  return tokens;
};

/** Tokens that are taken one by one. */
export const reader = (tokens: readonly Token[]) => {
  let at = 0;
  const is = (text: string): boolean => tokens[at]?.text.toUpperCase() === text;
  const take = (): Token => {
    const token = tokens[at++];
    if (token === undefined) throw new Refusal("ValidationException", "Unexpected end");
    return token;
  };
  return {
    is,
    take,
    isAtEnd: () => at >= tokens.length,
    isCall: () => tokens[at + 1]?.text === "(",
    /** Takes a word or mark if it is next. */
    skip: (text: string): boolean => is(text) && take() !== undefined,
    expect: (text: string): void => {
      const { text: found } = take();
      if (found.toUpperCase() !== text) {
        throw new Refusal("ValidationException", `${text} wanted, not ${found}`);
      }
    },
  };
};
export type Reader = ReturnType<typeof reader>;
