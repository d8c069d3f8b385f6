import { lazy, Suspense } from "preact/compat";
import { AppPage } from "../app/app-page.tsx";
import { Overview } from "../overview/overview.tsx";
import { Loading } from "./notice.tsx";
import { place } from "./route.ts";

const PolicyPage = lazy(async () => ({
  default: (await import("../policy/policy-page.tsx")).PolicyPage,
}));
const ReceiptsPage = lazy(async () => ({
  default: (await import("../receipts/receipts-page.tsx")).ReceiptsPage,
}));

const NotFound = () => (
  <section>
    <h1>Not found</h1>
    <p>
      There is no page at this address. <a href="#/">All apps</a>
    </p>
  </section>
);

const here = () => {
  const [area = "apps", appId, part = "held", id] = place.value;
  if (area === "policy") return <PolicyPage />;
  if (area === "receipts") return <ReceiptsPage />;
  if (area === "apps" && appId !== undefined) {
    return <AppPage key={appId} appId={appId} part={part} id={id} />;
  }
  return area === "apps" ? <Overview /> : <NotFound />;
};

/** The page of the place that one is at. */
export const Page = () => <Suspense fallback={<Loading what="the page" />}>{here()}</Suspense>;
