import type { Adapter, AdapterPayload } from "oidc-provider";

/** Sessions, grants and codes, in memory: they live no longer than the issuer. */
export const inMemory = (): Adapter => {
  const rows = new Map<string, AdapterPayload>();
  const findBy = async (is: (row: AdapterPayload) => boolean) => [...rows.values()].find(is);
  return {
    upsert: async (id, payload) => void rows.set(id, payload),
    find: async (id) => rows.get(id),
    findByUid: (uid) => findBy((row) => row.uid === uid),
    findByUserCode: (code) => findBy((row) => row.userCode === code),
    consume: async (id) => {
      const row = rows.get(id);
      if (row) rows.set(id, { ...row, consumed: Math.floor(Date.now() / 1000) });
    },
    destroy: async (id) => void rows.delete(id),
    revokeByGrantId: async (grantId) => {
      for (const [id, row] of rows) if (row.grantId === grantId) rows.delete(id);
    },
  };
};
