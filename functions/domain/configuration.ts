/** Configuration data: every field that PP-4.configuration lists, and no others. */
import * as z from "zod/mini";
import { days } from "../policy/duration.ts";
import { limits } from "../policy/limits.ts";
import { promised } from "../policy/periods.ts";
import { callbackSecret } from "./callback-signature.ts";
import { detectors } from "./detectors.ts";
import {
  id,
  instant,
  jurisdiction,
  list,
  name,
  named,
  secret,
  text,
  url,
  wholeNumber,
} from "./fields.ts";

const description = () => text(limits.descriptionLength);

/** Whether a category is stored, and for how many whole days; 7 if none are named (DA-5). */
const storage = z.strictObject({
  store: z.boolean(),
  days: z.optional(wholeNumber({ min: days(promised.chosenMin), max: days(promised.chosenMax) })),
});

const applicationDetails = z.strictObject({
  name: z.optional(name()),
  sdkAppId: z.optional(id()),
  applicationId: z.optional(id()),
  introduction: z.optional(description()),
  description: z.optional(description()),
  type: z.optional(name()),
  status: z.optional(z.enum(["enabled", "disabled"])),
  createdAt: z.optional(instant()),
  updatedAt: z.optional(instant()),
});

const customField = z.strictObject({
  name: name(),
  type: z.enum(["string", "number", "boolean", "bytes"]),
});

/** What the customer configures; `dataCentre` is the region selected (PP-3). */
export const configurationSchema = z.strictObject({
  callback: z.optional(z.strictObject({ enabled: z.boolean(), url: z.optional(url()) })),
  package: z.optional(z.strictObject({ name: name(), subscribedUntil: z.optional(instant()) })),
  administratorAccount: z.optional(id()),
  application: z.optional(applicationDetails),
  verifyFriendBeforeMessage: z.optional(z.boolean()),
  checkBlacklist: z.optional(z.boolean()),
  multiPlatformInstances: z.optional(wholeNumber(limits.multiPlatformInstances)),
  pushCertificates: z.optional(
    list(z.strictObject({ name: name(), packageName: name(), appId: id() })),
  ),
  tags: z.optional(list(name())),
  audioVideoGroupHistory: z.optional(z.boolean()),
  recall: z.optional(
    z.strictObject({
      enabled: z.boolean(),
      withinSeconds: z.optional(wholeNumber(limits.recallSeconds)),
    }),
  ),
  storage: z.strictObject({ messages: storage, userInformation: storage }),
  recentContacts: z.optional(wholeNumber(limits.recentContacts)),
  defaultFriendVerification: z.optional(z.enum(["allow-any", "need-confirm", "deny-any"])),
  customFields: z.optional(
    z.strictObject({
      friend: z.optional(list(customField)),
      user: z.optional(list(customField)),
      groupMember: z.optional(list(customField)),
      group: z.optional(list(customField)),
    }),
  ),
  dataCentre: z.optional(name()),
  sharing: z.optional(
    z.strictObject({ trtc: z.strictObject({ optIn: z.boolean(), subscribed: z.boolean() }) }),
  ),
  sensitiveDetectors: z.optional(list(z.enum(detectors))),
});
export type Configuration = z.infer<typeof configurationSchema>;

/** Secrets travel one way: they are sealed on arrival and never answered; `null` forgets one. */
export const secretsSchema = z.strictObject({
  applicationKey: z.optional(z.nullable(secret())),
  webhookToken: z.optional(z.nullable(secret())),
  callbackSecret: z.optional(z.nullable(callbackSecret())),
  callbackSecretBefore: z.optional(z.nullable(callbackSecret())),
  pushCertificateSecrets: z.optional(named(z.record(name(), z.nullable(secret())))),
});

/** When and how the end users' consents were stated; never their names (DA-6.consent). */
export const consentSchema = z.strictObject({
  version: name(),
  statedAt: instant(),
  reference: name(),
});
export type Consent = z.infer<typeof consentSchema>;

/** Nothing but jurisdictions: a misspelt one would leave its people to the default. */
const jurisdictionsAlone = z.check<Readonly<Record<string, number>>>(({ value, issues }) => {
  const keys = Object.keys(value).filter((key) => key !== "default" && !jurisdiction.test(key));
  if (keys.length > 0) issues.push({ code: "unrecognized_keys", keys, input: value });
});

/** The minimum age of consent by jurisdiction (ISO 3166 alpha-2), and elsewhere (DA-6.age). */
export const minimumAgesSchema = named(
  z
    .catchall(z.object({ default: wholeNumber(limits.age) }), wholeNumber(limits.age))
    .check(jurisdictionsAlone),
);
export type MinimumAges = z.infer<typeof minimumAgesSchema>;

/** What an app has that chose nothing: both categories for the default period. */
export const defaultConfiguration = (stored: boolean): Configuration => ({
  storage: { messages: { store: stored }, userInformation: { store: stored } },
});
