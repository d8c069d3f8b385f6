import { answer, api } from "../api/api.ts";
import type { Register } from "../api/views.ts";
import { useLoaded } from "../shell/loaded.ts";
import { Failure, Loading } from "../shell/notice.tsx";
import { Table } from "../shell/table.tsx";
import { periodsIn, periodText } from "../words/format.ts";
import { bounds } from "./bounds.ts";

type Category = Register["categories"][string];

const keptFor = (retention: Category["retention"]): string => {
  switch (retention.kind) {
    case "fixed":
      return periodText(retention.period);
    case "after-termination":
      return `while the app is in use, and ${periodText(retention.period)} after termination`;
    case "chosen":
      return `as the app chose, ${periodText(retention.min)} to ${periodText(retention.max)}; else ${periodText(retention.default)}; not at all if it opted out`;
  }
};

const CategoryView = ({ category }: { readonly category: Category }) => (
  <details>
    <summary>
      <strong>{category.title}</strong>: {keptFor(category.retention)}
    </summary>
    <dl>
      <dt>Counted from</dt>
      <dd>{category.clock}</dd>
      <dt>Fields</dt>
      <dd>{category.fields.join("; ")}</dd>
      <dt>Purpose</dt>
      <dd>{category.purpose}</dd>
      <dt>Legal basis</dt>
      <dd>{category.legalBasis}</dd>
      <dt>Erasure</dt>
      <dd>{category.erasure}</dd>
      <dt>Recipients</dt>
      <dd>{category.recipients.join("; ") || "none"}</dd>
      <dt>Clauses</dt>
      <dd>{category.clauses.join(", ")}</dd>
    </dl>
  </details>
);

const Policy = ({ policy }: { readonly policy: Register }) => (
  <>
    <p>
      {policy.source}. Region: {policy.region}. Sub-processors: {policy.subProcessors.join("; ")}.
    </p>
    <h2>How long what is kept</h2>
    {Object.values(policy.categories).map((category) => (
      <CategoryView key={category.title} category={category} />
    ))}
    <h2>The clauses</h2>
    <Table
      caption="What each clause of the policy says"
      head={["Clause", "What it says"]}
      rows={Object.entries(policy.clauses).map(([id, text]) => [id, text])}
    />
    <h2>The computed bounds</h2>
    <p>
      Read from the template that is deployed: how long anything can be read, and how long it can be
      there at all. A deployment that could keep anything longer than the policy allows is refused.
      † marks a figure that AWS documents and does not promise.
    </p>
    <Table
      caption="The longest life of everything that is kept"
      head={["What", "Where", "Clause", "Readable", "Physically there", "Why"]}
      rows={bounds.map((cells) => cells.map(periodsIn))}
    />
  </>
);

/** The policy, for everybody. */
export const PolicyPage = () => {
  const { value, error, isLoading } = useLoaded("policy", (signal) =>
    answer(api.GET("/v1/policy", { signal })),
  );
  return (
    <>
      <h1 tabindex={-1}>The policy</h1>
      <Failure error={error} />
      {value === undefined && isLoading && <Loading what="the policy" />}
      {value && <Policy policy={value} />}
    </>
  );
};
