import * as z from "zod/mini";
import type { Tenant } from "../domain/app.ts";
import { parse } from "../domain/parse.ts";
import { Problem } from "../domain/problem.ts";
import type { AppKeys, Apps } from "../ports.ts";
import { openedSecret } from "../steps/sealing/secrets.ts";
import { commandSchema } from "./receive.ts";
import { isSigned } from "./signature.ts";

/** What Tencent says in the URL that it calls. */
export const querySchema = z.object({
  SdkAppid: z.string().check(z.maxLength(32)),
  CallbackCommand: commandSchema,
  ClientIP: z.optional(z.string()),
  Sign: z.optional(z.string()),
  RequestTime: z.optional(z.string()),
});

const ip = z.union([z.ipv4(), z.ipv6()]);

export type Admitted = { readonly tenant: Tenant; readonly command: string; readonly ip?: string };

const tokenOf = async (keys: AppKeys, tenant: Tenant): Promise<string | undefined> => {
  const sealed = tenant.settings.sealed.webhookToken;
  if (sealed === undefined || tenant.app.status === "purging") return undefined;
  const vault = await keys.vault(tenant, "configuration");
  return openedSecret(vault, tenant.app.appId, "webhookToken", sealed);
};

/** Whose webhook it is. Throws "not-signed" for an unknown app, one without a token, and a wrong sign alike. */
export const admit = async (
  { apps, keys }: { readonly apps: Apps; readonly keys: AppKeys },
  query: unknown,
  now: number,
): Promise<Admitted> => {
  const { SdkAppid, CallbackCommand, ClientIP, Sign, RequestTime } = parse(querySchema, query);
  const tenant = await apps.tenant(SdkAppid);
  const token = tenant && (await tokenOf(keys, tenant));
  const signed =
    token !== undefined && isSigned(token, { sign: Sign, requestTime: RequestTime }, now);
  if (tenant === undefined || !signed) throw new Problem("not-signed");
  const address = ip.safeParse(ClientIP);
  return { tenant, command: CallbackCommand, ...(address.success ? { ip: address.data } : {}) };
};
