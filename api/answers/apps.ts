/** What is said of apps, their configuration and their erasures. */
import * as z from "zod/mini";
import type { appView } from "../../functions/domain/app.ts";
import {
  configurationSchema,
  consentSchema,
  minimumAgesSchema,
} from "../../functions/domain/configuration.ts";
import type { documentOf } from "../../functions/domain/settings.ts";
import type { readErasures } from "../../functions/read-erasures/read-erasures.ts";
import { steering } from "../../functions/steer-erasure/steer-erasure.ts";
import { answered, component, count, instant, page, text } from "../components.ts";

export const app = answered<ReturnType<typeof appView>>()(
  "App",
  z.strictObject({
    appId: text(),
    uin: text(),
    region: text(),
    clientIds: z.array(text()),
    status: z.enum(["active", "terminated", "purging"]),
    registeredAt: instant(),
    terminatedAt: z.optional(instant()),
    purgeAt: z.optional(instant()),
  }),
);

export const apps = component("Apps", page("apps", app));

export const configuration = answered<ReturnType<typeof documentOf>>()(
  "AppConfiguration",
  z.extend(configurationSchema, {
    consent: z.optional(consentSchema),
    minimumAges: minimumAgesSchema,
    secretsSet: z.array(text()),
  }),
);

const kind = z.enum(["purge", "settlement"]);

const erasure = answered<Awaited<ReturnType<typeof readErasures>>[number]>()(
  "Erasure",
  z.strictObject({
    kind,
    state: z.enum(["paused", "running", "done"]),
    startedAt: instant(),
    updatedAt: instant(),
    found: count(),
    erased: count(),
    remaining: z.strictObject({
      partitions: count(),
      orMore: z.boolean(),
      records: z.optional(count()),
    }),
    recordsPerSecond: z.optional(count()),
    estimatedEnd: z.optional(instant()),
  }),
);

export const erasures = component("Erasures", z.strictObject({ erasures: z.array(erasure) }));
export const steered = component("SteeredErasure", z.extend(steering, { kind }));
