import type { Receipt } from "../../functions/domain/receipt.ts";
import { Table } from "../shell/table.tsx";
import { Badge } from "../words/badge.tsx";
import { count, counted, dayText, instantText } from "../words/format.ts";
import { categoryTitles, causeTexts } from "../words/names.ts";

const aboutOf = ({ scope }: Receipt): string => {
  if (scope.kind === "app") return "all of the app";
  if (scope.kind === "user") return "a person";
  if (scope.kind === "conversation") return "a conversation";
  const title = categoryTitles[scope.category];
  return scope.kind === "day" ? `${title}, ${dayText(scope.day)}` : title;
};

const deletedOf = ({ holders }: Receipt): number =>
  holders.reduce((sum, { deleted }) => sum + deleted, 0);

const Uncovered = ({ notCovered }: Pick<Receipt, "notCovered">) =>
  notCovered.length === 0 ? null : (
    <>
      <p>Not covered by it yet:</p>
      <ul>
        {notCovered.map(({ what, until }) => (
          <li key={what}>
            {what},{" "}
            {until === null ? "until its recipient confirms" : `until ${instantText(until)}`}
          </li>
        ))}
      </ul>
    </>
  );

/** One receipt: why, what, how much, and what somebody else found when they looked again. */
export const ReceiptView = ({ receipt }: { readonly receipt: Receipt }) => (
  <details class="receipt">
    <summary>
      <strong>
        {receipt.number}. {causeTexts[receipt.cause]}
      </strong>
      : {aboutOf(receipt)}, {counted(deletedOf(receipt), "record")} deleted on{" "}
      {dayText(receipt.ended)}{" "}
      <Badge tone={receipt.outcome === "complete" ? "good" : "bad"}>{receipt.outcome}</Badge>
    </summary>
    <p>
      Clauses {receipt.clauses.join(", ")}. Began {instantText(receipt.began)}, ended{" "}
      {instantText(receipt.ended)}, read back {instantText(receipt.readBack)}.
    </p>
    <Table
      caption={`Stores of receipt ${receipt.number}`}
      head={["Store", "Found", "Deleted", "Refused", "Held", "Remaining"]}
      rows={receipt.holders.map(({ holder, found, deleted, refused, held, remaining }) => [
        holder,
        ...[found, deleted, refused].map(count),
        held === undefined ? "–" : count(held),
        count(remaining),
      ])}
      numeric
    />
    <Uncovered notCovered={receipt.notCovered} />
  </details>
);
