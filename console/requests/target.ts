import type { RequestView } from "../api/views.ts";
import { categoryTitles } from "../words/names.ts";

const kinds = { user: "A person", conversation: "A conversation", category: "A category" } as const;

/** What a request is about. Whom, the app alone can tell. */
export const aboutOf = ({ scope, category }: Pick<RequestView, "scope" | "category">): string =>
  category === undefined ? kinds[scope] : categoryTitles[category];
