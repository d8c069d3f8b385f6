import { api } from "../api/api.ts";
import { useLoaded } from "../shell/loaded.ts";
import { Failure, Loading } from "../shell/notice.tsx";
import { ChainView } from "./chain-view.tsx";
import { loadChain } from "./load.ts";

/** The receipts of an app. */
export const AppReceipts = ({ appId }: { readonly appId: string }) => {
  const load = loadChain((at, signal) =>
    api.GET("/v1/apps/{appId}/receipts", { params: { path: { appId }, query: at }, signal }),
  );
  const { value, error, isLoading, reload } = useLoaded(`receipts ${appId}`, load);
  return (
    <section aria-labelledby="receipts">
      <h2 id="receipts">Receipts of what was deleted</h2>
      <Failure error={error} />
      {value === undefined && isLoading && <Loading what="the receipts" />}
      {value && <ChainView chain={value} reload={reload} />}
    </section>
  );
};
