import { useSignal } from "@preact/signals";
import { api, ofApp } from "../api/api.ts";
import type { AppView } from "../api/views.ts";
import { now } from "../shell/clock.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useDoing } from "../shell/doing.ts";
import { Failure } from "../shell/notice.tsx";
import { instantText, lengthText } from "../words/format.ts";

type Props = { readonly app: AppView; readonly reload: () => void };

const path = "/v1/apps/{appId}/termination";

/** How far the two months have gone. */
const Countdown = ({ from, to }: { readonly from: string; readonly to: string }) => {
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  const left = Math.max(0, end - now.value);
  return (
    <section class="countdown" aria-labelledby="countdown">
      <h2 id="countdown">
        {left > 0 ? `Everything goes in ${lengthText(left)}` : "Its time is over"}
      </h2>
      <progress
        max={end - begin}
        value={Math.min(end, now.value) - begin}
        aria-label="How much of the time until the purge has passed"
      />
      <p>
        Terminated on {instantText(from)}. Purged on <strong>{instantText(to)}</strong>, every
        record in every store, and its keys first (PP-6.configuration).
      </p>
    </section>
  );
};

const Terminate = ({ app, reload }: Props) => {
  const [isOpen, typed] = [useSignal(false), useSignal("")];
  const { isBusy, error, run } = useDoing();
  const act = (event: Event) => {
    event.preventDefault();
    void run(async () => {
      await api.POST(path, ofApp(app.appId));
      isOpen.value = false;
      reload();
    });
  };
  return (
    <>
      <p>
        The app is in use: its configuration is kept while that is so. After termination everything
        of it is purged two calendar months later; until then it can be brought back.
      </p>
      <button
        type="button"
        class="danger"
        onClick={() => {
          isOpen.value = true;
        }}
      >
        Terminate the app …
      </button>
      <Dialog
        title="Terminate the app"
        isOpen={isOpen.value}
        onClose={() => {
          isOpen.value = false;
        }}
      >
        <form onSubmit={act}>
          <p>
            Its users can store nothing any more. Two calendar months from now all that is held of
            it is purged; the exact instant is shown here as soon as it is terminated.
          </p>
          <label>
            Type the app’s id, <strong>{app.appId}</strong>
            <input
              name="appId"
              autocomplete="off"
              value={typed.value}
              onInput={(event) => {
                typed.value = event.currentTarget.value;
              }}
            />
          </label>
          <Failure error={error} />
          <button
            type="submit"
            class="danger"
            aria-busy={isBusy}
            disabled={isBusy || typed.value !== app.appId}
          >
            Terminate
          </button>
        </form>
      </Dialog>
    </>
  );
};

const Reactivate = ({ app, reload }: Props) => {
  const { isBusy, error, run } = useDoing();
  const act = () =>
    run(async () => {
      await api.DELETE(path, ofApp(app.appId));
      reload();
    });
  return (
    <>
      <Failure error={error} />
      <button type="button" aria-busy={isBusy} disabled={isBusy} onClick={() => void act()}>
        Bring it back into use
      </button>
    </>
  );
};

/** The end of an app's use, and the way back. */
export const EndOfUse = ({ app, reload }: Props) => {
  if (app.status === "active") return <Terminate app={app} reload={reload} />;
  return (
    <>
      <Countdown from={app.terminatedAt ?? ""} to={app.purgeAt ?? ""} />
      {app.status === "terminated" && <Reactivate app={app} reload={reload} />}
    </>
  );
};
