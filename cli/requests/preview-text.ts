import type { Schemas } from "../http/api.ts";
import { bytesText, count, counted } from "../output/numbers.ts";
import { tableOf } from "../output/table.ts";

/** What a request would do, or what it would do instead of what was agreed to. */
type Plan = Pick<Schemas["Preview"], "goes" | "held"> & Partial<Schemas["Preview"]>;

/** What a request would do, for people. */
export const previewText = ({
  goes,
  held,
  stays = [],
  alsoAsked = [],
  ...preview
}: Plan): string => {
  const going = goes
    .filter(({ records }) => records > 0)
    .map(({ holder, category, records, bytes }) => [
      ...[holder, category, count(records), bytesText(bytes)],
    ]);
  const holding = held.map(({ holdId, clause, records, reviewAt }) => [
    ...[holdId, clause, count(records), reviewAt],
  ]);
  const staying = stays.map(({ what, clause, until, reason }) => [what, clause, until, reason]);
  return [
    tableOf(["goes from", "category", "records", "about"], going, "Nothing would go."),
    ...(held.length === 0
      ? []
      : [tableOf(["held by", "clause", "records", "review"], holding, "")]),
    ...(staying.length === 0 ? [] : [tableOf(["stays", "clause", "until", "why"], staying, "")]),
    ...(alsoAsked.length === 0
      ? []
      : [`${counted(alsoAsked.length, "more store")} will be asked: ${alsoAsked.join(", ")}`]),
    ...(preview.complete === false
      ? ["The search gave up before its end: there is more than this, and no digest."]
      : []),
    ...(preview.digest === undefined ? [] : [`Digest: ${preview.digest}`]),
  ].join("\n");
};
