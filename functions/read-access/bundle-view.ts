import type { Tenant } from "../domain/app.ts";
import { keyOfFile } from "../domain/copies.ts";
import {
  type Bundle,
  type BundlePart,
  bundleEnd,
  type DeletionRequest,
} from "../domain/requests/request.ts";
import type { Chosen } from "../policy/categories.ts";
import type { AppKeys, Holder, Links } from "../ports.ts";
import { availableFile } from "../steps/access/available-file.ts";

export type ShowingBundle = {
  readonly holders: Readonly<Record<Chosen, Holder>>;
  readonly keys: AppKeys;
  readonly links: Links;
};

type Showing = { readonly tenant: Tenant; readonly request: DeletionRequest; readonly now: number };

/** A link to each file that is there; a file that was erased since is left out. */
const filesOf = async (
  { holders, keys, links }: ShowingBundle,
  { tenant, request, now }: Showing,
  { openedAt }: Bundle,
  { category, files }: BundlePart,
) => {
  const { appId: app, requestId, scope } = request;
  if (scope.kind !== "user" || files === 0) return [];
  const shown = [];
  for (let file = 1; file <= files; file++) {
    const of = { app, user: scope.digest, requestId, openedAt, category, file };
    const found = await availableFile(holders[category], tenant, of, now);
    if (found === undefined) continue;
    const vault = await keys.vault(tenant, category);
    const link = await links.download(
      found.key,
      vault.keyOfObject(keyOfFile(of)),
      found.until - now,
    );
    if (link !== undefined) shown.push({ bytes: found.bytes, ...link });
  }
  return shown;
};

type State = "empty" | "available" | "erased" | "over";

/** What has become of a bundle: nothing to put in, there, erased before its time (all or some of it), or past its time. */
const stateOf = ({ parts = [], ...bundle }: Bundle, shown: number, now: number): State => {
  const made = parts.reduce((sum, { files }) => sum + files, 0);
  if (made === 0) return "empty";
  if (now >= bundleEnd(bundle)) return "over";
  return shown < made ? "erased" : "available";
};

/** The bundle of a request that has been carried out, with links made anew; undefined if there is none yet. */
export const bundleView = async (ports: ShowingBundle, showing: Showing) => {
  const { bundle, state } = showing.request;
  if (bundle?.parts === undefined || state !== "completed") return undefined;
  const categories = await Promise.all(
    bundle.parts.map(async (part) => ({
      ...{ category: part.category, stored: part.stored, records: part.records },
      files: await filesOf(ports, showing, bundle, part),
    })),
  );
  const shown = categories.reduce((sum, { files }) => sum + files.length, 0);
  return {
    state: stateOf(bundle, shown, showing.now),
    until: new Date(bundleEnd(bundle)).toISOString(),
    categories,
  };
};
