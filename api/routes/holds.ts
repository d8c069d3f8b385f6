import { holdSchema } from "../../functions/place-hold/place-hold.ts";
import { limits } from "../../functions/policy/limits.ts";
import { holdPath } from "../../functions/steps/holds/named.ts";
import { hold, holds, lifting } from "../answers/holds.ts";
import { component } from "../components.ts";
import type { Descriptions } from "../description.ts";

const all = "/v1/apps/{appId}/holds";

export const holdRoutes = {
  [`POST ${all}`]: {
    id: "placeHold",
    summary: "Place a legal hold",
    details:
      "Keeps what a court or an authority has ordered to be kept, whatever else would delete it, once it is active. " +
      `Of more than ${limits.holds} holds each waits for another person's word (\`agreement.until\`) and holds meanwhile.`,
    ofStatus: true,
    body: component("HoldRequest", holdSchema),
    example: {
      scope: { kind: "user", userId: "alice" },
      categories: ["userInformation", "messages"],
      authority: "Landgericht Berlin",
      reference: "12 O 345/29",
      reviewAt: "2030-06-30T00:00:00Z",
    },
    answers: {
      201: {
        says: "The hold: it holds from now on, and is pending until all has been seen to",
        body: hold,
      },
    },
    problems: ["too-many-holds", "purge-begun"],
  },
  [`GET ${all}`]: {
    id: "readHolds",
    summary: "See the legal holds on an app",
    details: "Each with its state, who ordered it, who placed it and when it must be reviewed.",
    ofStatus: true,
    answers: { 200: { says: "The holds", body: holds } },
  },
  [`DELETE ${all}/{holdId}`]: {
    id: "liftHold",
    summary: "Lift a legal hold, by two people of whom one may have placed it",
    details:
      "What was due while it was held is deleted at once. A machine is no person: one that a machine placed is lifted by two people.",
    ofStatus: true,
    path: holdPath,
    answers: {
      202: {
        says: "Whether it holds nothing from now on, or waits for a second person",
        body: lifting,
      },
    },
    problems: ["second-person-needed"],
  },
  [`POST ${all}/{holdId}/agreement`]: {
    id: "agreeToHold",
    summary: "Agree to a hold over the bound, as another person than placed it",
    details:
      "Without another person's word such a hold is lifted at `agreement.until`; with it, it stays.",
    ofStatus: true,
    path: holdPath,
    answers: { 200: { says: "The hold", body: hold } },
    problems: ["second-person-needed", "nothing-to-agree"],
  },
} as const satisfies Descriptions;
