/** Points the SDK of this worker at the AWS that the global set-up started. */
import { inject } from "vitest";
import { pointSdkAt } from "./point-sdk-at.ts";

pointSdkAt(inject("endpoints"));
