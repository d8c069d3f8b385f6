import { useSignal } from "@preact/signals";
import { sweepChain } from "../../functions/domain/sweep-chain.ts";
import { answer, api } from "../api/api.ts";
import { useDoing } from "../shell/doing.ts";
import { useLoaded } from "../shell/loaded.ts";
import { Failure, Loading } from "../shell/notice.tsx";
import { ChainView } from "./chain-view.tsx";
import { loadChain, type Reading } from "./load.ts";

const NamedChain = ({ chain }: { readonly chain: string }) => {
  const load = loadChain(
    (at, signal) =>
      api.GET("/v1/receipts", { params: { query: { ...at, chain } }, signal }) as Reading,
  );
  const { value, error, isLoading, reload } = useLoaded(`chain ${chain}`, load);
  return (
    <>
      <Failure error={error} />
      {value === undefined && isLoading && <Loading what="the receipts" />}
      {value && <ChainView chain={value} reload={reload} />}
    </>
  );
};

/** What is left of an app that was purged: its receipts. */
const PurgedApp = () => {
  const chains = useSignal<readonly string[] | undefined>(undefined);
  const { isBusy, error, run } = useDoing();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const appId = String(new FormData(event.currentTarget as HTMLFormElement).get("appId"));
    void run(async () => {
      const found = await answer(api.GET("/v1/receipts", { params: { query: { appId } } }));
      chains.value = "chains" in found ? found.chains : [];
    });
  };
  return (
    <section aria-labelledby="purged">
      <h2 id="purged">An app that was purged</h2>
      <form onSubmit={submit}>
        <label>
          The id that it had
          <input name="appId" required autocomplete="off" />
        </label>
        <button type="submit" aria-busy={isBusy} disabled={isBusy}>
          Look for its receipts
        </button>
      </form>
      <Failure error={error} />
      {chains.value?.length === 0 && <p>No purged app had this id.</p>}
      {chains.value?.map((chain) => (
        <NamedChain key={chain} chain={chain} />
      ))}
    </section>
  );
};

/** Receipts that belong to no app that is still there. Those of an app are on its own page. */
export const ReceiptsPage = () => (
  <>
    <h1 tabindex={-1}>Receipts</h1>
    <p>
      Those of an app in use are on its page. Here are those of apps that are gone, and of what
      expired.
    </p>
    <PurgedApp />
    <section aria-labelledby="sweeps">
      <h2 id="sweeps">What expired, day by day</h2>
      <NamedChain chain={sweepChain} />
    </section>
  </>
);
