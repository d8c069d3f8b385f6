import { useEffect, useRef } from "preact/hooks";
import { Navigation } from "./navigation.tsx";
import { Failure } from "./notice.tsx";
import { Page } from "./page.tsx";
import { place } from "./route.ts";
import { person, signIn } from "./sign-in.ts";

const Welcome = ({ canSignIn, failure }: Props) => (
  <section class="welcome">
    <h1>What is held, and when it goes</h1>
    <p>
      For each app and category: what is there, how old it is, and the day on which it will be gone.
      Requests to delete, legal holds, and receipts that this browser checks by itself.
    </p>
    <Failure error={failure} />
    {canSignIn ? (
      <button type="button" onClick={() => void signIn()}>
        Sign in
      </button>
    ) : (
      <p>
        <strong>Nobody can sign in here:</strong> the deployment names no client for the console (
        <code>-c consoleClient=…</code>).
      </p>
    )}
    <p>
      <a href="#/policy">The policy</a> is for everybody to read.
    </p>
  </section>
);

type Props = { readonly canSignIn: boolean; readonly failure: unknown };

/** After a change of place, whoever reads by ear or by keyboard is at the new page's heading. */
const useFocusOnHeading = (at: string) => {
  const isFirst = useRef(true);
  useEffect(() => {
    const heading = document.querySelector<HTMLElement>("main h1");
    document.title = `${heading?.textContent ?? "Console"} · chat-retention`;
    if (isFirst.current) isFirst.current = false;
    else heading?.focus();
    if (at !== "") scrollTo(0, 0);
  }, [at]);
};

/** The frame around every page. */
export const Shell = (props: Props) => {
  useFocusOnHeading(place.value.join("/"));
  const isOpen = person.value !== undefined || place.value[0] === "policy";
  return (
    <>
      <button type="button" class="skip" onClick={skipToMain}>
        Skip to the content
      </button>
      <Navigation />
      <main class="container" id="main" tabindex={-1}>
        {isOpen ? <Page /> : <Welcome {...props} />}
      </main>
    </>
  );
};

/** A button, since the address after `#` is the page that one is at. */
const skipToMain = (): void => document.querySelector<HTMLElement>("#main")?.focus();
