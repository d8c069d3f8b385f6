import middy from "@middy/core";
import { compressed } from "./compressed.ts";
import { type HttpEvent, type HttpResult, problemDetails, type Reply, toResult } from "./http.ts";
import { speakerOf } from "./tenant.ts";

/** A route of the operator's that is about no one app. */
export const operatorRoute = (act: (event: HttpEvent) => Promise<Reply>) =>
  middy<HttpEvent, HttpResult>()
    .use(compressed())
    .use(problemDetails())
    .handler(async (event) => {
      speakerOf(event);
      return toResult(await act(event));
    });
