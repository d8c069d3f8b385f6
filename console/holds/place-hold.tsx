import { useSignal } from "@preact/signals";
import { type Perishable, perishable } from "../../functions/policy/categories.ts";
import { api, ofApp } from "../api/api.ts";
import { useDoing } from "../shell/doing.ts";
import { Failure } from "../shell/notice.tsx";
import { categoryTitles } from "../words/names.ts";

const kinds = [
  { kind: "app", title: "All of the app", of: perishable },
  { kind: "user", title: "A person", of: ["userInformation", "messages"] },
  { kind: "conversation", title: "A conversation", of: ["messages"] },
] as const;
type Kind = (typeof kinds)[number];

const named = (data: FormData, name: string): string => String(data.get(name) ?? "");

const scopeIn = (data: FormData, kind: Kind["kind"]) => {
  if (kind === "app") return { kind };
  const id = named(data, "id");
  return kind === "user" ? { kind, userId: id } : { kind, conversationId: id };
};

/** A hold as the form says it; the review is at the end of the day in UTC. */
const holdIn = (data: FormData, { kind, of }: Kind) => ({
  scope: scopeIn(data, kind),
  categories: of.filter((name) => data.has(name)),
  authority: named(data, "authority"),
  reference: named(data, "reference"),
  reviewAt: `${named(data, "review")}T23:59:59Z`,
});

const Categories = ({ of }: { readonly of: readonly Perishable[] }) => (
  <fieldset>
    <legend>Categories</legend>
    {of.map((name) => (
      <label key={name}>
        <input type="checkbox" name={name} defaultChecked />
        {categoryTitles[name]}
      </label>
    ))}
  </fieldset>
);

const Reasons = () => (
  <>
    <label>
      Authority
      <input name="authority" required autocomplete="off" placeholder="Local court of …" />
    </label>
    <label>
      Reference
      <input name="reference" required autocomplete="off" />
    </label>
    <label>
      To be reviewed on
      <input name="review" type="date" required />
    </label>
  </>
);

type Props = { readonly appId: string; readonly onPlaced: () => void };

/** Places a hold: on what, by whose authority, and when somebody must look at it again. */
export const PlaceHold = ({ appId, onPlaced }: Props) => {
  const picked = useSignal<Kind>(kinds[0]);
  const { isBusy, error, run } = useDoing();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const body = holdIn(new FormData(event.currentTarget as HTMLFormElement), picked.value);
    void run(async () => {
      await api.POST("/v1/apps/{appId}/holds", { ...ofApp(appId), body });
      onPlaced();
    });
  };
  return (
    <form onSubmit={submit}>
      <fieldset>
        <legend>What is held?</legend>
        {kinds.map((one) => (
          <label key={one.kind}>
            <input
              type="radio"
              name="kind"
              checked={picked.value === one}
              onChange={() => {
                picked.value = one;
              }}
            />
            {one.title}
          </label>
        ))}
      </fieldset>
      {picked.value.kind !== "app" && (
        <label>
          {picked.value.kind === "user" ? "The person’s user id" : "The conversation’s id"}
          <input name="id" required autocomplete="off" />
        </label>
      )}
      <Categories of={picked.value.of} />
      <Reasons />
      <Failure error={error} />
      <button type="submit" aria-busy={isBusy} disabled={isBusy}>
        Place the hold
      </button>
    </form>
  );
};
