import { answer, api, ofApp } from "../api/api.ts";
import type { AppView } from "../api/views.ts";
import { Held } from "../holdings/held.tsx";
import { Holds } from "../holds/holds.tsx";
import { AppReceipts } from "../receipts/app-receipts.tsx";
import { Request } from "../requests/request.tsx";
import { Requests } from "../requests/requests.tsx";
import { useLoaded } from "../shell/loaded.ts";
import { Failure, Loading } from "../shell/notice.tsx";
import { linkTo } from "../shell/route.ts";
import { Storage } from "../storage/storage.tsx";
import { EndOfUse } from "./end-of-use.tsx";
import { Status } from "./status.tsx";

const parts = {
  held: "What is held",
  storage: "Periods",
  requests: "Requests",
  holds: "Holds",
  receipts: "Receipts",
  use: "End of use",
} as const;

type Props = { readonly appId: string; readonly part: string; readonly id: string | undefined };

const Tabs = ({ appId, part }: Pick<Props, "appId" | "part">) => (
  <nav aria-label={`App ${appId}`} class="tabs">
    <ul>
      {Object.entries(parts).map(([name, title]) => (
        <li key={name}>
          <a href={linkTo("apps", appId, name)} aria-current={name === part ? "page" : undefined}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

const Part = ({
  app,
  part,
  id,
  reload,
}: Omit<Props, "appId"> & {
  readonly app: AppView;
  readonly reload: () => void;
}) => {
  const { appId } = app;
  if (part === "requests" && id !== undefined) return <Request appId={appId} requestId={id} />;
  if (part === "requests") return <Requests appId={appId} />;
  if (part === "holds") return <Holds appId={appId} />;
  if (part === "receipts") return <AppReceipts appId={appId} />;
  if (part === "storage") return <Storage app={app} />;
  if (part === "use") return <EndOfUse app={app} reload={reload} />;
  return <Held app={app} />;
};

/** All about one app. */
export const AppPage = ({ appId, part, id }: Props) => {
  const { value, error, isLoading, reload } = useLoaded(appId, (signal) =>
    answer(api.GET("/v1/apps/{appId}", { ...ofApp(appId), signal })),
  );
  return (
    <>
      <nav aria-label="Breadcrumb">
        <ul>
          <li>
            <a href="#/">Apps</a>
          </li>
        </ul>
      </nav>
      <div class="title">
        <h1 tabindex={-1}>{appId}</h1>
        {value && <Status app={value} />}
      </div>
      <Tabs appId={appId} part={part} />
      <Failure error={error} />
      {value === undefined && isLoading && <Loading what="the app" />}
      {value && <Part app={value} part={part} id={id} reload={reload} />}
    </>
  );
};
