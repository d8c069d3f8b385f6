import { useSignal } from "@preact/signals";
import type { Holdings } from "../../client/holdings.ts";
import type { Chosen } from "../../functions/policy/categories.ts";
import { api } from "../api/api.ts";
import { loadHoldings } from "../holdings/load.ts";
import { useDoing } from "../shell/doing.ts";
import { Failure } from "../shell/notice.tsx";
import { categoryTitles } from "../words/names.ts";
import { type Choice, choiceText, least, most, usual } from "./choice.ts";
import { WouldGo } from "./would-go.tsx";

type Props = {
  readonly appId: string;
  readonly category: Chosen;
  readonly choice: Choice;
  readonly reload: () => void;
};

type Wanted = {
  readonly category: Chosen;
  readonly wanted: Choice;
  readonly want: (next: Partial<Choice>) => void;
};

const Fields = ({ category, wanted, want }: Wanted) => (
  <fieldset>
    <legend class="hidden">{categoryTitles[category]}: how long it is kept</legend>
    <label>
      <input type="checkbox" checked={wanted.store} disabled />
      Store it (changed with the app's own token alone)
    </label>
    <label>
      Days
      <input
        type="number"
        name={`days-${category}`}
        min={least}
        max={most}
        required
        disabled={!wanted.store}
        value={wanted.days}
        onInput={(event) => want({ days: event.currentTarget.valueAsNumber })}
      />
    </label>
  </fieldset>
);

/** What is wanted of a category, and what it would do once somebody has looked; another wish is looked at anew. */
const useChange = ({ appId, category, choice, reload }: Props) => {
  const wanted = useSignal<Choice>({ store: choice.store, days: choice.days ?? usual });
  const seen = useSignal<Holdings | undefined>(undefined);
  const want = (next: Partial<Choice>) => {
    wanted.value = { ...wanted.value, ...next };
    seen.value = undefined;
  };
  const look = async () => {
    const { store, days } = wanted.value;
    const query = { category, store: store ? "true" : "false", ...(days && { days }) } as const;
    const show = (part: Holdings) => {
      seen.value = part;
    };
    show(await loadHoldings(appId, query)(new AbortController().signal, show));
  };
  const save = async () => {
    await api.PATCH("/v1/apps/{appId}/configuration", {
      params: { path: { appId }, header: { "if-match": seen.value?.etag ?? "" } },
      body: { storage: { [category]: wanted.value } },
    });
    seen.value = undefined;
    reload();
  };
  return { wanted: wanted.value, seen: seen.value, want, look, save };
};

/** A change of one category's period: first what it would do, then, if that is what was meant, the change. */
export const Change = (props: Props) => {
  const { category, choice } = props;
  const { wanted, seen, want, look, save } = useChange(props);
  const { isBusy, error, run } = useDoing();
  const row = seen?.categories.find((one) => one.category === category);
  const submit = (event: Event) => {
    event.preventDefault();
    void run(row === undefined ? look : save);
  };
  return (
    <article>
      <form onSubmit={submit}>
        <h3>{categoryTitles[category]}</h3>
        <p>
          Now <strong>{choiceText(choice)}</strong>.
        </p>
        <Fields category={category} wanted={wanted} want={want} />
        {row && <WouldGo row={row} isWhole={seen?.next === undefined} />}
        <Failure error={error} />
        <button
          type="submit"
          class={row ? "danger" : "secondary"}
          aria-busy={isBusy}
          disabled={isBusy}
        >
          {row ? "Save the change" : "Show what would go"}
        </button>
      </form>
    </article>
  );
};
