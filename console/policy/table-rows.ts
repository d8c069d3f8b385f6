/** The rows of a table in Markdown, without its head. */
export const rowsOf = (table: string): readonly (readonly string[])[] =>
  table
    .split("\n")
    .slice(2)
    .map((line) =>
      line
        .replace(/^\|\s*|\s*\|$/g, "")
        .split(/\s*\|\s*/)
        .map((cell) => cell.replaceAll("`", "")),
    );
