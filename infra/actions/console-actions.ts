import type { Action } from "./action.ts";
import { route } from "./kinds.ts";

/** The console: a page for people, served by the API itself (docs/decisions/0011-the-console.md). */
export const consoleActions = {
  "serve-console": route(["GET /console", "GET /console/{proxy+}"], { signIn: true }),
} as const satisfies Record<string, Action>;
