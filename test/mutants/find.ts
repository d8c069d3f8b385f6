/** Finds the mutants of a module: every single change of it that could be a mistake, by where it stands. */
import { parseSync } from "vite";
import { type Change, changesOf, type Node } from "./changes.ts";

export interface Mutant extends Change {
  /** Unique among all mutants of a run. */
  id: number;
  /** From the project's root. */
  file: string;
  line: number;
  was: string;
}

/** What only says which types there are, and is gone before the code runs. */
const erased = new Set(["typeAnnotation", "typeParameters", "typeArguments", "returnType"]);

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && "start" in value;

/** Expressions whose types are checked, of which the expression itself runs. */
const isChecked = (type: string): boolean =>
  ["TSAsExpression", "TSSatisfiesExpression", "TSNonNullExpression"].includes(type);

const childrenOf = (node: Node): Node[] => {
  if (node.type.startsWith("TS") && !isChecked(node.type)) return [];
  return Object.entries(node)
    .filter(([key]) => !erased.has(key))
    .flatMap(([, value]) => value)
    .filter(isNode);
};

const walk = (node: Node, code: string): Change[] => [
  ...changesOf(node, code),
  ...childrenOf(node).flatMap((child) => walk(child, code)),
];

/** Mutants of `code`, numbered from `firstId`. */
export const findMutants = (file: string, code: string, firstId: number): Mutant[] =>
  walk(parseSync(file, code).program as unknown as Node, code).map((change, index) => ({
    ...change,
    id: firstId + index,
    file,
    line: code.slice(0, change.start).split("\n").length,
    was: code.slice(change.start, change.end),
  }));
