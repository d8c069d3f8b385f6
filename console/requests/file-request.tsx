import { useSignal } from "@preact/signals";
import { perishable } from "../../functions/policy/categories.ts";
import { answer, api, ofApp } from "../api/api.ts";
import type { Preview as Plan, RequestView } from "../api/views.ts";
import { useDoing } from "../shell/doing.ts";
import { Failure } from "../shell/notice.tsx";
import { categoryTitles } from "../words/names.ts";
import { Preview } from "./preview.tsx";

const kinds = [
  { name: "userId", title: "A person" },
  { name: "conversationId", title: "A conversation" },
  { name: "category", title: "A category of the app" },
] as const;
type Kind = (typeof kinds)[number]["name"];

type Target = { readonly kind: Kind; readonly id: string };

const bodyOf = ({ kind, id }: Target) => ({ [kind]: id });

const Kinds = ({
  kind,
  onPick,
}: {
  readonly kind: Kind;
  readonly onPick: (kind: Kind) => void;
}) => (
  <fieldset>
    <legend>What is to be deleted?</legend>
    {kinds.map(({ name, title }) => (
      <label key={name}>
        <input type="radio" name="kind" checked={kind === name} onChange={() => onPick(name)} />
        {title}
      </label>
    ))}
  </fieldset>
);

type Asked = { readonly target: Target; readonly onInput: (id: string) => void };

const Category = ({ target, onInput }: Asked) => (
  <label>
    The category
    <select
      name="id"
      required
      value={target.id}
      onInput={(event) => onInput(event.currentTarget.value)}
    >
      <option value="">Choose one</option>
      {perishable.map((name) => (
        <option key={name} value={name}>
          {categoryTitles[name]}
        </option>
      ))}
    </select>
  </label>
);

const Named = ({ target, onInput }: Asked) => (
  <label>
    {target.kind === "userId" ? "The person’s user id" : "The conversation’s id"}
    <input
      name="id"
      required
      autocomplete="off"
      value={target.id}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  </label>
);

const Which = (asked: Asked) =>
  asked.target.kind === "category" ? <Category {...asked} /> : <Named {...asked} />;

type Props = { readonly appId: string; readonly onFiled: (request: RequestView) => void };

/** Files a request: first what it would do, then, if that is what was meant, the request with that plan. */
export const FileRequest = ({ appId, onFiled }: Props) => {
  const target = useSignal<Target>({ kind: "userId", id: "" });
  const plan = useSignal<Plan | undefined>(undefined);
  const { isBusy, error, run } = useDoing();
  const aim = (next: Target) => {
    target.value = next;
    plan.value = undefined;
  };
  const look = async () => {
    const body = bodyOf(target.value);
    const path = "/v1/apps/{appId}/deletion-requests/preview";
    plan.value = await answer(api.POST(path, { ...ofApp(appId), body }));
  };
  const file = async () => {
    const digest = plan.value?.digest;
    const body = {
      ...bodyOf(target.value),
      ...(digest === undefined ? {} : { previewDigest: digest }),
    };
    const path = "/v1/apps/{appId}/deletion-requests";
    onFiled(await answer(api.POST(path, { ...ofApp(appId), body })));
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void run(plan.value === undefined ? look : file);
  };
  return (
    <form onSubmit={submit}>
      <Kinds kind={target.value.kind} onPick={(kind) => aim({ kind, id: "" })} />
      <Which target={target.value} onInput={(id) => aim({ ...target.value, id })} />
      {plan.value && <Preview plan={plan.value} />}
      <Failure error={error} />
      <button type="submit" class={plan.value ? "danger" : ""} aria-busy={isBusy} disabled={isBusy}>
        {plan.value ? "File the request" : "Show what would go"}
      </button>
    </form>
  );
};
