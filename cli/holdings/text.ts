import type { Amount, Holding, Holdings } from "../../client/holdings.ts";
import { bytesText, count, counted } from "../output/numbers.ts";
import { tableOf } from "../output/table.ts";

const sumText = ({ records, bytes }: Amount): string =>
  records === 0 ? "" : `${count(records)}, ${bytesText(bytes)}`;

const head = ["category", "records", "size", "oldest", "newest", "held", "overdue"];
const rowOf = ({ category, records, bytes, oldest, newest, held, overdue }: Holding) => [
  ...[category, count(records), bytesText(bytes), oldest, newest],
  ...[sumText(held), sumText(overdue)],
];

/** The longest bar of a histogram, in characters. */
const width = 40;

const histogram = ({ category, goes }: Holding): string => {
  const most = Math.max(...goes.map(({ records }) => records), 1);
  const rows = goes.map(({ day, records, bytes }) => [
    ...[day, count(records), bytesText(bytes), "█".repeat(Math.ceil((records / most) * width))],
  ]);
  return `\n\n${category}: when it goes\n${tableOf(["day", "records", "size", ""], rows, "")}`;
};

/** What is held, for people: a line per category, and the days on which it goes. */
export const holdingsText = ({ categories }: Pick<Holdings, "categories">): string =>
  [
    tableOf(head, categories.map(rowOf), "Nothing is held"),
    ...categories.filter(({ goes }) => goes.length > 0).map(histogram),
  ].join("");

/** What a change of a category's storage would do at once. */
export const asIfText = ({ categories }: Pick<Holdings, "categories">): string =>
  categories
    .flatMap(({ category, asIf }) => (asIf === undefined ? [] : [{ category, ...asIf }]))
    .map(({ category, goesAtOnce, held, earlier }) =>
      [
        `${category}: ${counted(goesAtOnce.records, "record")} (${bytesText(goesAtOnce.bytes)}) go at once`,
        ...(held.records > 0 ? [`${count(held.records)} are held by law`] : []),
        ...(earlier.records > 0 ? [`${count(earlier.records)} go earlier than now`] : []),
      ].join(", "),
    )
    .join("\n");
