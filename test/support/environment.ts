/**
 * Points the SDK of this worker at the front before the AWS that the global set-up started, and tidies up there after
 * each file. Whatever a role did not allow fails the file, whether a test noticed or not.
 */
import { afterAll, expect, inject } from "vitest";
import { frontOf } from "./front/front.ts";
import { takeDenials } from "./front/judge.ts";
import { tellUses } from "./front/uses.ts";
import { pointSdkAt } from "./point-sdk-at.ts";
import { dropTables } from "./tables.ts";

pointSdkAt(await frontOf(inject("endpoints"), inject("template")));
afterAll(dropTables);
afterAll(() => tellUses(inject("uses")));
afterAll(() => expect(takeDenials()).toEqual([]));
