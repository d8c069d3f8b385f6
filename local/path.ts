/** A path of the API with its parts escaped: path`/v1/apps/${appId}`. */
export const path = (words: TemplateStringsArray, ...parts: readonly string[]): string =>
  words.reduce(
    (whole, word, index) => `${whole}${encodeURIComponent(parts[index - 1] ?? "")}${word}`,
  );
