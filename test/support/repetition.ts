/** What the documentation says twice: on two pages, in the same words or in nearly the same. */
import { textOf } from "./documented.ts";
import { sentencesOf } from "./prose.ts";

/** A sentence of a page. */
type Said = { readonly page: string; readonly sentence: string };

/** So many words in a row are no accident. */
const inARow = 7;
/** Two sentences of which that much of the words that carry meaning is the same say the same. */
const alike = 0.6;
const leastWords = 5;
const empty = new Set(
  "a an and are as at be by for from has have if in is it its no not of on one or so that the this to what which who with x".split(
    " ",
  ),
);

const wordsOf = (sentence: string): readonly string[] =>
  sentence
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{N}\s]/gu, " ")
    .split(/\s+/)
    .filter(Boolean);

const runsOf = (sentence: string): readonly string[] => {
  const words = wordsOf(sentence);
  return words.slice(inARow - 1).map((_, at) => words.slice(at, at + inARow).join(" "));
};

const meaningOf = (sentence: string): ReadonlySet<string> =>
  new Set(wordsOf(sentence).filter((word) => !empty.has(word)));

const likeness = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  const common = [...one].filter((word) => other.has(word)).length;
  return common / (one.size + other.size - common);
};

const named = (one: Said, other: Said): string =>
  `${one.page}: ${one.sentence}\n${other.page}: ${other.sentence}`;

const inSameWords = (all: readonly Said[]): readonly string[] => {
  const first = new Map<string, Said>();
  return all.flatMap((said) =>
    runsOf(said.sentence).flatMap((run) => {
      const before = first.get(run) ?? said;
      first.set(run, before);
      return before.page === said.page ? [] : [named(before, said)];
    }),
  );
};

const nearly = (all: readonly Said[]): readonly string[] => {
  const meant = all
    .map((said) => ({ said, words: meaningOf(said.sentence) }))
    .filter(({ words }) => words.size >= leastWords);
  return meant.flatMap((one, index) =>
    meant
      .slice(index + 1)
      .filter(({ said }) => said.page !== one.said.page)
      .filter(({ words }) => likeness(one.words, words) >= alike)
      .map((other) => named(one.said, other.said)),
  );
};

/** Every two sentences, of different texts, that say the same; each text by its page. */
export const repetitionsIn = (texts: Readonly<Record<string, string>>): readonly string[] => {
  const all = Object.entries(texts).flatMap(([page, text]) =>
    sentencesOf(text).map((sentence) => ({ page, sentence })),
  );
  return [...new Set([...inSameWords(all), ...nearly(all)])];
};

export const repetitionsOn = (pages: readonly string[]): readonly string[] =>
  repetitionsIn(Object.fromEntries(pages.map((page) => [page, textOf(page)])));
