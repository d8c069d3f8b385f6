import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Perishable } from "../../functions/policy/categories.ts";
import { answer, api, ofApp } from "../api/api.ts";
import type { HoldView } from "../api/views.ts";
import { now } from "../shell/clock.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useLoaded } from "../shell/loaded.ts";
import { Failure, Loading } from "../shell/notice.tsx";
import { Badge } from "../words/badge.tsx";
import { dayText, fromNow, instantText } from "../words/format.ts";
import { categoryTitles } from "../words/names.ts";
import { PlaceHold } from "./place-hold.tsx";
import { Agreement, Lift, type Shown } from "./second-person.tsx";

const states = {
  pending: { tone: "notice", text: "pending: it keeps everything, and is not called active yet" },
  active: { tone: "good", text: "active" },
  lifting: { tone: "plain", text: "being lifted" },
} as const;

const scopes = { app: "All of the app", user: "A person", conversation: "A conversation" } as const;

const Review = ({ reviewAt }: Pick<HoldView, "reviewAt">) => {
  const isDue = Date.parse(reviewAt) <= now.value;
  const text = `review ${dayText(reviewAt)}, ${fromNow(reviewAt, now.value)}`;
  return isDue ? <Badge tone="bad">{text}</Badge> : <span>{text}</span>;
};

/** How much the hold covered at its last look; nothing is most likely a mistake. */
const Covers = ({ hold: { covers } }: Pick<Shown, "hold">) => {
  if (covers === undefined) return <p class="quiet">What it covers is being counted.</p>;
  const found = Object.entries(covers.records) as [Perishable, number][];
  const text = found.map(([name, count]) => `${count} in ${categoryTitles[name]}`).join(", ");
  if (found.some(([, count]) => count > 0)) return <p>Covers {text}.</p>;
  return (
    <p role="alert">
      <Badge tone="bad">covers nothing: is the id written as the app writes it?</Badge>
    </p>
  );
};

const Hold = ({ appId, hold, reload }: Shown) => {
  const { tone, text } = states[hold.state];
  return (
    <article class="line">
      <h3>
        {hold.authority}, {hold.reference}
      </h3>
      <p>
        <Badge tone={tone}>{text}</Badge> <Review reviewAt={hold.reviewAt} />
      </p>
      <p class="quiet">
        {scopes[hold.scope.kind]}: {hold.categories.map((name) => categoryTitles[name]).join(", ")}.
        Placed by {hold.placedBy} on {instantText(hold.placedAt)}.
      </p>
      <Covers hold={hold} />
      <Agreement appId={appId} hold={hold} reload={reload} />
      <Lift appId={appId} hold={hold} reload={reload} />
    </article>
  );
};

const lookAgainMs = 3_000;

/** The legal holds on an app, the next to be reviewed first. */
export const Holds = ({ appId }: { readonly appId: string }) => {
  const isPlacing = useSignal(false);
  const { value, error, isLoading, reload } = useLoaded(`holds ${appId}`, (signal) =>
    answer(api.GET("/v1/apps/{appId}/holds", { ...ofApp(appId), signal })),
  );
  // The first look counts what a new hold covers, seconds after it was placed.
  const isUncounted = value?.holds.some(({ covers }) => covers === undefined) === true;
  useEffect(() => {
    if (!isUncounted) return;
    const timer = setTimeout(reload, lookAgainMs);
    return () => clearTimeout(timer);
  }, [value]);
  const close = () => {
    isPlacing.value = false;
  };
  const byReview = [...(value?.holds ?? [])].sort((one, other) =>
    one.reviewAt.localeCompare(other.reviewAt),
  );
  return (
    <section aria-labelledby="holds">
      <div class="title">
        <h2 id="holds">Legal holds</h2>
        <button
          type="button"
          onClick={() => {
            isPlacing.value = true;
          }}
        >
          Place a hold …
        </button>
      </div>
      <Failure error={error} />
      {value === undefined && isLoading && <Loading what="the holds" />}
      {value?.holds.length === 0 && <p>No law keeps anything of this app.</p>}
      {byReview.map((hold) => (
        <Hold key={hold.id} appId={appId} hold={hold} reload={reload} />
      ))}
      <Dialog title="Place a legal hold" isOpen={isPlacing.value} onClose={close}>
        <PlaceHold
          appId={appId}
          onPlaced={() => {
            close();
            reload();
          }}
        />
      </Dialog>
    </section>
  );
};
