/** A receipt as a customer gets it from the deployed system, and checks it with what anybody can get. */
import { expect, test } from "vitest";
import { checkReceipts } from "../../functions/domain/receipt-check.ts";
import { publicKeyOf } from "../../functions/domain/receipt-key.ts";
import { scopes } from "../../functions/policy/names.ts";
import { region, type System } from "../../local/system.ts";
import { signedOf } from "./signed.ts";

const registration = {
  ...{ appId: "proved", uin: "uin-proved", region, clientIds: ["proved"] },
  consent: { version: "1", statedAt: "2026-01-01T00:00:00Z", reference: "terms" },
  minimumAges: { default: 13 },
};

/** Tests receipts of a deployed system. */
export const testReceipts = (system: () => System): void => {
  test("DA-5.request: what a person asked to delete is proved by a receipt that anybody can check", async () => {
    const { issuer, apiUrl } = system();
    const operator = system().api(await issuer.token("operator", [scopes.operator]));
    const own = system().api(await issuer.token("proved", [scopes.app]));
    await operator.call({ method: "POST", path: "/v1/apps", body: registration });
    const path = "/v1/apps/proved/users/alice";
    await own.call({ method: "PUT", path, body: { profile: { Tag_Profile_IM_Nick: "Alice" } } });
    await own.call({ method: "DELETE", path });

    const page = await signedOf(system(), { appId: "proved", client: own });
    expect(page.receipts).toHaveLength(1);
    const pem = await (await fetch(`${apiUrl}/v1/receipt-key`)).text();
    const head = await (await fetch(`${apiUrl}/v1/receipt-chains/${page.chain}/head`)).json();
    const files = [{ name: "receipts.json", text: JSON.stringify(page) }];
    const demands = {
      whole: true,
      heads: [head as { chain: string; number: number; hash: string }],
    };
    expect(checkReceipts(files, publicKeyOf(pem), demands).findings).toEqual([]);
  });
};
