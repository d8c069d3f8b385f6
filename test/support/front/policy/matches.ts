/** Patterns of policies: `*` takes in any text, `?` any character; nothing else is special. */
const patterns = new Map<string, RegExp>();

const compiled = (pattern: string, flags: string): RegExp => {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\*/g, ".*").replace(/\?/g, ".")}$`, `s${flags}`);
};

const patternOf = (pattern: string, flags: string): RegExp => {
  const name = `${flags}|${pattern}`;
  const made = patterns.get(name) ?? compiled(pattern, flags);
  patterns.set(name, made);
  return made;
};

/** Resources and values tell capitals apart. */
export const takesIn = (pattern: string, text: string): boolean =>
  pattern === text || (/[*?]/.test(pattern) && patternOf(pattern, "").test(text));

/** Actions do not. */
export const takesInAction = (pattern: string, action: string): boolean =>
  pattern === action || patternOf(pattern, "i").test(action);

/** Wildcards of an ARN stay within one of its six parts; the last may hold colons. */
export const takesInArn = (pattern: string, arn: string): boolean => {
  const [asked, given] = [partsOf(pattern), partsOf(arn)];
  return (
    asked.length === given.length && asked.every((part, index) => takesIn(part, given[index] ?? ""))
  );
};

const partsOf = (arn: string): readonly string[] => {
  const parts = arn.split(":");
  return [...parts.slice(0, 5), parts.slice(5).join(":")];
};
