import { useSignal } from "@preact/signals";
import { api, pages } from "../api/api.ts";
import type { AppView } from "../api/views.ts";
import { useLoaded } from "../shell/loaded.ts";
import { Failure, Loading } from "../shell/notice.tsx";
import { AppCard } from "./app-card.tsx";

/** So many apps are looked at at once; the rest is a press of a button away. */
const perPage = 12;

const readApps = (signal: AbortSignal) =>
  pages((at) => api.GET("/v1/apps", { params: { query: { limit: perPage, ...at } }, signal }));

const loadApps = (most: number) => async (signal: AbortSignal) => {
  const apps: AppView[] = [];
  let read = 0;
  for await (const page of readApps(signal)) {
    apps.push(...page.apps);
    read += 1;
    if (read === most) return { apps, hasMore: page.next !== undefined };
  }
  return { apps, hasMore: false };
};

/** All apps: what each of them holds, and what needs somebody's eye. */
export const Overview = () => {
  const shown = useSignal(1);
  const { value, error, isLoading } = useLoaded(`apps ${shown.value}`, loadApps(shown.value));
  return (
    <>
      <h1 tabindex={-1}>Apps</h1>
      <p>What is held of each, how old it is, and when the next of it goes.</p>
      <Failure error={error} />
      {value === undefined && isLoading && <Loading what="the apps" />}
      {value?.apps.length === 0 && <p>No app is registered yet.</p>}
      <div class="cards">
        {value?.apps.map((app) => (
          <AppCard key={app.appId} app={app} />
        ))}
      </div>
      {value?.hasMore && (
        <button type="button" class="secondary" aria-busy={isLoading} onClick={() => shown.value++}>
          More apps
        </button>
      )}
    </>
  );
};
