import type { ClauseId } from "../../functions/policy/clauses.ts";
import type { Resource } from "./template/model.ts";

/** A way in which a template breaks the promise, or may break it for all that can be told. */
export type Finding = {
  readonly clause: ClauseId;
  /** The resource, by its place in the tree and by its logical id. */
  readonly path: string;
  readonly id: string;
  /** The property from which it follows; empty if it is the resource itself. */
  readonly property: string;
  /** What is wrong, with the computed and the allowed life where there are such. */
  readonly why: string;
};

export const finding = (
  { id, path }: Resource,
  property: string,
  clause: ClauseId,
  why: string,
): Finding => ({ clause, path, id, property, why });

/** A finding for what a rule is about and nothing stands for. */
export const missing = (path: string, clause: ClauseId): Finding => ({
  clause,
  path,
  id: "",
  property: "",
  why: "could not decide: there is a rule about it, and it is not in the template",
});

/** A finding in one sentence. */
export const sentence = ({ clause, path, id, property, why }: Finding): string =>
  `${clause}: ${path} (${id})${property === "" ? "" : `, ${property}`}: ${why}`;
