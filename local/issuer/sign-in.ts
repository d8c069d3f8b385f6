/** The page on which people prove who they are, as Cognito's managed login is on AWS. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type Provider from "oidc-provider";
import type { People } from "./clients.ts";

export const signInPath = "/sign-in/";

const page = (problem: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Sign in</title>
<style>
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 22rem; margin: 15vh auto; padding: 0 1rem }
  label, input, button { display: block; width: 100%; box-sizing: border-box; font: inherit }
  input, button { margin: 0.25rem 0 1rem; padding: 0.5rem }
</style>
<main>
<h1>Sign in</h1>
<p role="alert">${problem}</p>
<form method="post">
<label for="name">Name</label>
<input id="name" name="name" autocomplete="username" required autofocus>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Sign in</button>
</form>
</main>
</html>`;

const show = (response: ServerResponse, status: number, problem = ""): void => {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(page(problem));
};

/** Shows the page, and takes what was typed into it. */
export const signIn = async (
  provider: Provider,
  people: People,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  await provider.interactionDetails(request, response);
  if (request.method !== "POST") return show(response, 200);
  const typed = new URLSearchParams(await text(request));
  const name = typed.get("name") ?? "";
  if (!people.names.includes(name) || typed.get("password") !== people.password) {
    return show(response, 403, "That is not one of the names and the password.");
  }
  await provider.interactionFinished(request, response, { login: { accountId: name } });
};
