/** Points the SDK of this worker at the AWS that the global set-up started, and tidies up there after each file. */
import { afterAll, inject } from "vitest";
import { pointSdkAt } from "./point-sdk-at.ts";
import { dropTables } from "./tables.ts";

pointSdkAt(inject("endpoints"));
afterAll(dropTables);
