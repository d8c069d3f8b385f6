/**
 * Which single changes are made: at a border (`<` for `<=`), to the opposite (`!==` for `===`), in logic, signs and
 * products, to a condition that always or never holds, and by another method that takes the same (`every` for `some`; `slice`,
 * which leaves what it gets as it is, for `filter` and `sort`). Words and numbers stay: the tables of them are the policy itself.
 */
export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/** What stands in a range of the code, and what may stand there instead; `isMethod`: only the name of a method. */
export interface Change {
  start: number;
  end: number;
  becomes: string;
  isMethod?: true;
}

const operators: Record<string, string[]> = {
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "===": ["!=="],
  "!==": ["==="],
  "&&": ["||"],
  "||": ["&&"],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "+=": ["-="],
  "-=": ["+="],
};

const methods: Record<string, string> = {
  some: "every",
  every: "some",
  min: "max",
  max: "min",
  filter: "slice",
  sort: "slice",
  toSorted: "slice",
  reverse: "slice",
  toReversed: "slice",
};

const textOf = (code: string, { start, end }: Node): string => code.slice(start, end);

/** The range of a whole expression, with another text. */
const instead = ({ start, end }: Node, becomes: string): Change => ({ start, end, becomes });

const ofOperator = (node: Node, code: string, left: Node, right: Node): Change[] => {
  const operator = node.operator as string;
  const between = code.slice(left.end, right.start);
  return (operators[operator] ?? []).map((other) =>
    instead(node, textOf(code, left) + between.replace(operator, other) + textOf(code, right)),
  );
};

/** A default that is always taken, and one that never is. */
const ofDefault = (node: Node, code: string): Change[] =>
  [node.left, node.right].map((side) => instead(node, textOf(code, side as Node)));

const ofCondition = (test: Node | null | undefined, always: string[]): Change[] =>
  test ? always.map((value) => instead(test, value)) : [];

const ofMethod = ({ callee }: Node): Change[] => {
  const { type, computed, object, property } = callee as Node;
  if (type !== "MemberExpression" || computed === true) return [];
  const { name, end } = property as Node;
  const other = Object.hasOwn(methods, name as string) ? methods[name as string] : undefined;
  if (other === undefined) return [];
  return [{ start: (object as Node).end, end, becomes: other, isMethod: true }];
};

type Make = (node: Node, code: string) => Change[];

const both: Make = (node, code) => ofOperator(node, code, node.left as Node, node.right as Node);
const branch: Make = ({ test }) => ofCondition(test as Node, ["true", "false"]);
const loop: Make = ({ test }) => ofCondition(test as Node | null, ["false"]);

const unary: Make = (node, code) =>
  node.operator === "!" || node.operator === "-"
    ? [instead(node, textOf(code, node.argument as Node))]
    : [];

const byType: Record<string, Make> = {
  BinaryExpression: both,
  AssignmentExpression: both,
  LogicalExpression: (node, code) =>
    node.operator === "??" ? ofDefault(node, code) : both(node, code),
  UnaryExpression: unary,
  Literal: (node) => (typeof node.value === "boolean" ? [instead(node, String(!node.value))] : []),
  IfStatement: branch,
  ConditionalExpression: branch,
  WhileStatement: loop,
  ForStatement: loop,
  CallExpression: ofMethod,
};

/** All changes of one node of the parsed code; those within it are its children's own. */
export const changesOf = (node: Node, code: string): Change[] =>
  byType[node.type]?.(node, code) ?? [];
