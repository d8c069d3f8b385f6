import { userPath, userSchema } from "../../functions/domain/profile.ts";
import { held, passedOnUser, savedUser, user } from "../answers/content.ts";
import { component } from "../components.ts";
import type { Descriptions } from "../description.ts";

const one = "/v1/apps/{appId}/users/{userId}";

export const userRoutes = {
  [`PUT ${one}`]: {
    id: "saveUser",
    summary: "Set a person's user information",
    details: "Age, jurisdiction and birthday are checked, and not stored.",
    path: userPath,
    body: component("UserInformation", userSchema),
    example: { profile: { Tag_Profile_IM_Nick: "Alice" }, age: 21, jurisdiction: "DE" },
    answers: {
      200: { says: "It is stored, until `expiresAt`", body: savedUser },
      202: {
        says: "The app opted out: it went to the app's callback, if there is one",
        body: passedOnUser,
      },
    },
    problems: ["app-terminated", "consent-missing", "sensitive-data", "age-below-minimum"],
  },
  [`GET ${one}`]: {
    id: "readUser",
    summary: "Read a person's user information",
    details: "What the app has stored of the person's profile, as long as it may be kept.",
    path: userPath,
    answers: { 200: { says: "What may be read now", body: user } },
  },
  [`DELETE ${one}`]: {
    id: "deleteUser",
    summary: "Delete a person's user information",
    details:
      "Deletes the profile at once. Messages and everything else of the person go by a request to delete.",
    path: userPath,
    answers: {
      202: {
        says: "A law holds it: nobody can read it, and it goes when the hold ends",
        body: held,
      },
      204: { says: "There is none, or none any more" },
    },
  },
} as const satisfies Descriptions;
