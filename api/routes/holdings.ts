import { holdingsSchema } from "../../functions/domain/holdings.ts";
import { holdingsQuery } from "../../functions/read-holdings/asking.ts";
import { component } from "../components.ts";
import type { Descriptions } from "../description.ts";

export const holdingRoutes = {
  "GET /v1/apps/{appId}/holdings": {
    id: "readHoldings",
    summary: "What is held of an app and when it goes, now or as if its storage were changed",
    details: "The caller adds pages up.",
    query: holdingsQuery,
    answers: {
      200: {
        says: "A page of what was looked at",
        body: component("Holdings", holdingsSchema),
      },
    },
    problems: ["consent-missing"],
  },
} as const satisfies Descriptions;
