/** What a person gets who asks for their data, and what not: the bundle says so itself. */
import type { Chosen } from "./categories.ts";
import { operational } from "./periods.ts";

/** What the files of a category hold. */
export const contains: Readonly<Record<Chosen, string>> = {
  userInformation: "profile.json: the profile as it was set last.",
  messages:
    "messages.json: every message that the person wrote, in all conversations, as it could be read then; media/: the photos, audio and video in them. A bundle may have several such files; together they are everything.",
};

/** What is not in it, and why. */
export const leavesOut: readonly { readonly what: string; readonly reason: string }[] = [
  {
    what: "what others wrote, also to the person or about them",
    reason: "it is others' data too, and no copy may adversely affect them (GDPR Art. 15(4))",
  },
  {
    what: "what nobody can read any more: expired, recalled, or withdrawn while a law holds it",
    reason: "its time is over",
  },
  {
    what: "log data and monitoring data",
    reason: "they name the app and the interface, and no end user",
  },
];

/** For how long the bundle may be fetched. */
export const lives = operational.accessBundle;
