import type { Apps, Tenant } from "../../ports.ts";

export type TenantOf = (appId: string) => Promise<Tenant | undefined>;

const most = 2_000;

/** Looks each app up once in a while, and remembers no more of them than fit. */
export const rememberingApps = (apps: Apps): TenantOf => {
  const known = new Map<string, Promise<Tenant | undefined>>();
  return (appId) => {
    const tenant = known.get(appId) ?? apps.tenant(appId);
    if (known.size >= most) known.clear();
    known.set(appId, tenant);
    return tenant;
  };
};
