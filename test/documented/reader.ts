/** What a reader of the documentation has at hand: an app with people in it, tokens, ids, files. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { scopes } from "../../functions/policy/names.ts";
import type { Client } from "../../local/client.ts";
import { introduce, say } from "../../local/drill/cast.ts";
import { configure } from "../../local/story/stage.ts";
import { region, type System } from "../../local/system.ts";
import { signedOf } from "../scenario/signed.ts";

const appId = "chat-1";
const at = `/v1/apps/${appId}`;
const patienceMs = 120_000;

export type Given = Readonly<Record<string, string>>;

type Access = {
  readonly requestId: string;
  readonly state: string;
  readonly bundle?: { readonly state: string };
};
type File = { readonly url: string; readonly headers: Readonly<Record<string, string>> };

/** The first object within an answer that has a link and its headers. */
const fileIn = (answer: unknown): File | undefined => {
  if (typeof answer !== "object" || answer === null) return undefined;
  if ("url" in answer && "headers" in answer) return answer as File;
  return Object.values(answer)
    .map(fileIn)
    .find((one) => one !== undefined);
};

const register = async (operator: Client): Promise<void> => {
  const consent = { version: "1", statedAt: new Date().toISOString(), reference: "terms" };
  const own = { appId, uin: "uin-1", region, clientIds: [appId] };
  const body = { ...own, consent, minimumAges: { default: 13 } };
  await operator.call({ method: "POST", path: "/v1/apps", body });
};

/** A person's data, put together and ready to be fetched. */
const givenBundle = async (client: Client, userId: string): Promise<Access> => {
  const path = `${at}/access-requests`;
  const { requestId } = (await client.call({ method: "POST", path, body: { userId } })) as Access;
  for (const end = Date.now() + patienceMs; ; await sleep(1_000)) {
    const access = (await client.call({ method: "GET", path: `${path}/${requestId}` })) as Access;
    if (access.bundle?.state === "available") return access;
    if (Date.now() > end) throw new Error(`The access request stays ${access.state}`);
  }
};

const underWay = ["pending", "in_progress"];

/** Waits until every request to delete that the pages have made is over, or waits itself. */
const requestsOver = async (client: Client): Promise<void> => {
  for (const end = Date.now() + patienceMs; ; await sleep(1_000)) {
    const answer = await client.call({ method: "GET", path: `${at}/deletion-requests` });
    const { requests } = answer as { readonly requests: readonly { readonly state: string }[] };
    const open = requests.filter(({ state }) => underWay.includes(state));
    if (open.length === 0) return;
    if (Date.now() > end) throw new Error(`${open.length} requests are not over`);
  }
};

const givenHold = async (operator: Client): Promise<string> => {
  const body = {
    ...{ scope: { kind: "user", userId: "u-8" }, categories: ["messages"] },
    ...{ authority: "District Court", reference: "1 O 1/30", reviewAt: "2031-01-01T00:00:00Z" },
  };
  const answer = await operator.call({ method: "POST", path: `${at}/holds`, body });
  return (answer as { id: string }).id;
};

/** Registers `chat-1` and lets people speak there; answers what each page takes for granted. */
export const readerOf = async (system: System, folder: string) => {
  const { issuer, apiUrl } = system;
  const operatorToken = await issuer.token("operator", [scopes.operator]);
  const appToken = await issuer.token(appId, [scopes.app]);
  const [operator, client] = [system.api(operatorToken), system.api(appToken)];
  await register(operator);
  const choice = { store: true, days: 30 };
  await configure(client, appId, { storage: { messages: choice, userInformation: choice } });
  const own = { appId, client };
  for (const userId of ["u-123", "u-9"]) await introduce(own, userId, userId);
  await say(own, "m-1", "hello", Date.now());
  /** Two people lift a hold, and a machine is none: who places or lifts one has signed in. */
  const signedIn = (person: string): Promise<string> =>
    issuer.mint({ clientId: "operator", person, scopes: [scopes.operator] });
  const asOperator = { API: apiUrl, APP: appId, TOKEN: operatorToken };
  const asApp = { API: apiUrl, APP: appId, SDKAPPID: appId, TOKEN: appToken };
  return {
    asApp,
    asOperator,
    /** A hold of somebody's, and the token of somebody else. */
    ofHolds: async (): Promise<Given> => ({
      ...asOperator,
      TOKEN: await signedIn("grace"),
      ID: await givenHold(system.api(await signedIn("grace"))),
      OTHERS_TOKEN: await signedIn("ada"),
    }),
    /** An access request that is done, and a file of its bundle. */
    ofRequests: async (): Promise<Given> => {
      const access = await givenBundle(client, "u-9");
      const { url = "", headers = {} } = fileIn(access) ?? {};
      const [ALGORITHM = "", KEY = "", KEY_MD5 = ""] = Object.entries(headers).map((one) =>
        one.join(": "),
      );
      return { ...asApp, ID: access.requestId, URL: url, ALGORITHM, KEY, KEY_MD5 };
    },
    /** The app's receipts, the key and the head, as files. */
    ofReceipts: async (): Promise<Given> => {
      await requestsOver(client);
      const page = await signedOf(system, own);
      const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
      put("receipts.json", JSON.stringify(page));
      put("receipt-key.pem", await (await fetch(`${apiUrl}/v1/receipt-key`)).text());
      const head = await fetch(`${apiUrl}/v1/receipt-chains/${page.chain}/head`);
      put("head.json", await head.text());
      return asApp;
    },
  };
};
