/** Whose word a hold has, and a word to those that wait for a second person's. */
import type { Cli } from "../cli.ts";
import type { Schemas } from "../http/api.ts";

type Hold = Schemas["Hold"];

/** Who has agreed to a hold, and until when it waits for somebody; or who wants it lifted. */
export const agreementText = ({ agreement, liftAskedBy = [] }: Hold): string =>
  [
    ...(agreement?.by.length ? [`by ${agreement.by.join(", ")}`] : []),
    ...(agreement?.until === undefined ? [] : [`needed by ${agreement.until}`]),
    ...liftAskedBy.map((person) => `${person} wants it lifted`),
  ].join(", ");

/** Says on stderr which holds end by themselves. */
export const noteOfAgreement = ({ note, paint }: Cli, holds: readonly Hold[]): void => {
  for (const { id, agreement } of holds) {
    if (agreement?.until === undefined) continue;
    const how = `\`chat-retention holds agree ${id}\``;
    note(
      paint(
        "yellow",
        `The hold ${id} ends at ${agreement.until} unless another person says ${how}`,
      ),
    );
  }
};
