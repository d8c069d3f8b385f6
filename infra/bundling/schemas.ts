/** What is done to the schemas of an SDK client, so that a bundle carries those of the commands that it uses. */

/** Writes `{ [_x]: … }` as `{ "…": … }`: a bundler keeps computed keys, since computing one might have an effect. */
export const withLiteralKeys = (schemas: string): string => {
  const constants = new Map(
    [...schemas.matchAll(/^const (_\w+) = ("[^"]*");$/gm)].map(([, name, value]) => [name, value]),
  );
  return schemas.replace(/\[(_\w+)\]:/g, (key, name) => {
    const value = constants.get(name);
    return value === undefined ? key : `${value}:`;
  });
};

const registration = /^n0_registry\.registerError\(\w+\$, (\w+)\);$/gm;

const isRetried = (classes: string, error: string): boolean =>
  new RegExp(`^export class ${error} [^}]*\\$retryable`, "m").test(classes);

/** Registers the errors that our code tells apart, and those whose class alone says that they are tried again. */
export const withErrors = (
  schemas: string,
  { kept, classes }: { readonly kept: readonly string[]; readonly classes: string },
): string =>
  schemas.replace(registration, (line, error) =>
    kept.includes(error) || isRetried(classes, error) ? line : "",
  );
