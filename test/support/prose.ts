/** The documentation as somebody reads it: its sentences, how many words they have, and where its links lead. */

/** What is in brackets of a link is read, where it leads is not; code is one word, however long. */
const plain = (text: string): string =>
  text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/<[^>]+>/g, "")
    .replace(/`[^`]*`/g, "X");

/** Cells of a table, items of a list and paragraphs are read by themselves. */
const partsOf = (block: string): readonly string[] =>
  `\n${block}`
    .replace(/\n *\|.*/g, (row) => row.replaceAll(/(?<!\\)\|/g, "\n- "))
    .split(/\n *(?:[-*]|\d+\.) +|\n *-(?=\n|$)|\n#+ |\n<!--.*-->/)
    .filter((part) => part.trim() !== "");

/** Names one after the other are looked up, not read. */
const isList = (sentence: string): boolean =>
  sentence.split(", ").every((item) => /^\S+$/.test(item.trim()));

const withoutCode = (page: string): string => page.replace(/^ *```[\s\S]*?^ *```/gm, "");

export const sentencesOf = (page: string): readonly string[] =>
  withoutCode(page)
    .split(/\n\s*\n/)
    .flatMap(partsOf)
    .flatMap((part) =>
      plain(part)
        .replace(/\s+/g, " ")
        .split(/(?<=[.!?:;])\s/),
    )
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "" && !isList(sentence));

export const wordsIn = (text: string): number =>
  text.split(/\s+/).filter((word) => /\w/.test(word)).length;

/** The cells of a page's tables. */
export const cellsOf = (page: string): readonly string[] =>
  withoutCode(page)
    .split("\n")
    .filter((line) => /^\s*\|/.test(line))
    .flatMap((row) => row.split(/(?<!\\)\|/).slice(1, -1));

export const longestOf = (page: string): string =>
  sentencesOf(page).reduce((one, other) => (wordsIn(other) > wordsIn(one) ? other : one), "");

/** Where a page's links lead, pictures too. */
export const linksOf = (page: string): readonly string[] =>
  [...withoutCode(page).matchAll(/\]\(([^)\s]+)\)|(?:href|src(?:set)?)="([^"]+)"/g)].map(
    ([, one, other]) => one ?? other ?? "",
  );

/** The anchors of a page's headings, as GitHub makes them. */
export const anchorsOf = (page: string): ReadonlySet<string> =>
  new Set(
    [...withoutCode(page).matchAll(/^#+ +(.+)$/gm)].map(([, heading = ""]) =>
      heading
        .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
