import { useSignal } from "@preact/signals";
import { call } from "../api/call.ts";
import type { AppView } from "../api/views.ts";
import { useLoaded } from "../shell/loaded.ts";
import { Failure, Loading } from "../shell/notice.tsx";
import { AppCard } from "./app-card.tsx";

type Page = { readonly apps: readonly AppView[]; readonly next?: string };

/** So many apps are looked at at once; the rest is a press of a button away. */
const perPage = 12;

const loadApps = (pages: number) => async (signal: AbortSignal) => {
  const apps: AppView[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pages; page++) {
    const one: Page = await call<Page>("/v1/apps", { query: { limit: perPage, cursor }, signal });
    apps.push(...one.apps);
    cursor = one.next;
    if (cursor === undefined) break;
  }
  return { apps, hasMore: cursor !== undefined };
};

/** All apps: what each of them holds, and what needs somebody's eye. */
export const Overview = () => {
  const pages = useSignal(1);
  const { value, error, isLoading } = useLoaded(`apps ${pages.value}`, loadApps(pages.value));
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
        <button type="button" class="secondary" aria-busy={isLoading} onClick={() => pages.value++}>
          More apps
        </button>
      )}
    </>
  );
};
