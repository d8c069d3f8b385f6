import "@picocss/pico/css/pico.css";
import "./style.css";
import { render } from "preact";
import { setClock } from "./shell/clock.ts";
import { config } from "./shell/config.ts";
import { Shell } from "./shell/shell.tsx";
import { resume } from "./shell/sign-in.ts";

const start = async (): Promise<void> => {
  const root = document.querySelector("#root");
  if (root === null) throw new Error("The page has no root");
  const { clientId, now } = await config();
  setClock(now);
  let failure: unknown;
  await (clientId === "" ? undefined : resume())?.catch((error: unknown) => {
    failure = error;
  });
  root.replaceChildren();
  render(<Shell canSignIn={clientId !== ""} failure={failure} />, root);
};

await start();
