/**
 * Every field of the document that `PUT …/configuration` takes (PP-4.configuration), as the policy's text and
 * our decisions have it; not derived from the schema, so that the two can be compared.
 */
import {
  choice,
  type Field,
  flag,
  identifier,
  instant,
  link,
  only,
  whole,
  words,
} from "./field-kinds.ts";
import { placed } from "./paths.ts";

const name = (path: string): Field => words(path, 1, 200);
const customField = (path: string): Field[] => [
  name(`${path}.0.name`),
  choice(`${path}.0.type`, "string", "number", "boolean", "bytes"),
];
const storage = (path: string): Field[] => [flag(`${path}.store`), whole(`${path}.days`, 1, 3650)];
const secret = (path: string): Field => {
  const { good, wrong } = words(path, 1, 1024);
  return { path, good: [...good, null], wrong: wrong.filter(({ value }) => value !== null) };
};

/** A key of 24 to 64 bytes, as Standard Webhooks writes it. */
const signing = (path: string): Field => {
  const of = (bytes: number) => `whsec_${Buffer.alloc(bytes, 7).toString("base64")}`;
  const problem = "must be whsec_ and the base64 of 24 to 64 bytes";
  const odd = [of(23), of(65), "", of(32).slice(6), of(32).replace("=", "")];
  const wrong = [...odd.map((value) => ({ value, problem })), ...secret(path).wrong.slice(-1)];
  return { path, good: [of(24), of(64), null], wrong };
};

/** The fields of an app whose id is its SDKAppID, and whose data is in a region. */
export const fieldsOf = (appId: string, region: string): readonly Field[] => [
  flag("callback.enabled"),
  link("callback.url"),
  name("package.name"),
  instant("package.subscribedUntil"),
  identifier("administratorAccount"),
  name("application.name"),
  only("application.sdkAppId", appId, [{ value: "another", problem: "must be the app's own id" }]),
  identifier("application.applicationId"),
  words("application.introduction", 0, 2000),
  words("application.description", 0, 2000),
  name("application.type"),
  choice("application.status", "enabled", "disabled"),
  instant("application.createdAt"),
  instant("application.updatedAt"),
  flag("verifyFriendBeforeMessage"),
  flag("checkBlacklist"),
  whole("multiPlatformInstances", 1, 10),
  name("pushCertificates.0.name"),
  name("pushCertificates.0.packageName"),
  identifier("pushCertificates.0.appId"),
  name("tags.0"),
  flag("audioVideoGroupHistory"),
  flag("recall.enabled"),
  whole("recall.withinSeconds", 0, 604_800),
  ...storage("storage.messages"),
  ...storage("storage.userInformation"),
  whole("recentContacts", 100, 500),
  choice("defaultFriendVerification", "allow-any", "need-confirm", "deny-any"),
  ...customField("customFields.friend"),
  ...customField("customFields.user"),
  ...customField("customFields.groupMember"),
  ...customField("customFields.group"),
  only("dataCentre", region, [
    { value: "", problem: "must be at least 1 characters", bound: 1 },
    { value: "x".repeat(201), problem: "must be at most 200 characters", bound: 200 },
  ]),
  flag("sharing.trtc.optIn"),
  flag("sharing.trtc.subscribed"),
  choice("sensitiveDetectors.0", "payment-card", "iban"),
  name("consent.version"),
  instant("consent.statedAt"),
  name("consent.reference"),
  whole("minimumAges.default", 0, 150),
  whole("minimumAges.DE", 0, 150),
  secret("secrets.applicationKey"),
  secret("secrets.webhookToken"),
  signing("secrets.callbackSecret"),
  signing("secrets.callbackSecretBefore"),
  secret("secrets.pushCertificateSecrets.ios"),
];

/** A document in which every field is set, each to the first value that it accepts. */
export const wholeDocument = (fields: readonly Field[]): object =>
  fields.reduce((document, { path, good }) => placed(document, path, good[0]), {});
