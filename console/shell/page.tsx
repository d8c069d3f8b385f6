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

const here = () => {
  const [area = "apps", appId, part = "held", id] = place.value;
  if (area === "policy") return <PolicyPage />;
  if (area === "receipts") return <ReceiptsPage />;
  if (area === "apps" && appId !== undefined) {
    return <AppPage key={appId} appId={appId} part={part} id={id} />;
  }
  return <Overview />;
};

/** The page of the place that one is at. */
export const Page = () => <Suspense fallback={<Loading what="the page" />}>{here()}</Suspense>;
