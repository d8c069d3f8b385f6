import { type Finding, finding } from "../finding.ts";
import type { Model, Resource } from "../template/model.ts";
import { exempt } from "./exempt.ts";
import { type Leaf, leavesOf } from "./leaves.ts";

const clause = "PP-3";
const regionName = /\b(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov|-iso[a-z]?)?-[a-z]+-\d\b/g;
const accountId = /(?<!\w)\d{12}(?!\w)/g;
const url = /\bhttps?:\/\/([^/\s:"]+)/g;

const place = /-\d|\d{12}|http/;

/** A finding for everything that is copied, shipped or opened out of the region or the account. */
export const staysInRegion = (model: Model): readonly Finding[] =>
  model.resources.flatMap((resource) => [
    ...leavesOf(resource.properties).flatMap((leaf) => {
      const found = outside(leaf, model);
      return found.length === 0 || isExempt(resource, leaf)
        ? []
        : found.map((why) => finding(resource, leaf.path, clause, why));
    }),
    ...replicated(resource),
  ]);

const isExempt = (resource: Resource, { path }: Leaf): boolean =>
  exempt.some((one) => one.type === resource.type && one.path.test(path));

const outside = ({ value }: Leaf, { text, region, account }: Model): string[] => {
  const said = text(value);
  if (!place.test(said)) return []; // most say nothing of a place, and this is the guard's longest loop
  const found = (pattern: RegExp) => [...said.matchAll(pattern)];
  return [
    ...found(regionName)
      .map(([name]) => name)
      .filter((name) => name !== region)
      .map((name) => `leads to ${name}, a region that the stack does not name as its own`),
    ...found(accountId)
      .map(([id]) => id)
      .filter((id) => id !== account)
      .map((id) => `leads to account ${id}, which the stack does not name as its own`),
    ...found(url)
      .map(([, host = ""]) => host)
      .filter((host) => !isHere(host))
      .map((host) => `leads to ${host}, outside of the region`),
  ];
};

/** A host of AWS whose region is the stack's, or was found above. */
const isHere = (host: string): boolean => host.endsWith(".amazonaws.com") || host.startsWith("<");

/** Names of properties under which a service makes copies by itself. */
const copying = /replica/i;

const replicated = (resource: Resource): readonly Finding[] => {
  const several = (value: unknown) => !Array.isArray(value) || value.length > 1;
  return Object.entries(resource.properties)
    .filter(([name, value]) => copying.test(name) && several(value))
    .map(([name]) => finding(resource, name, clause, "is replicated to where no deletion follows"));
};
