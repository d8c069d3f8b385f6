import type { Perishable } from "../policy/categories.ts";
import { clausesOf, requiredStores, saysHeld } from "../policy/receipts.ts";
import type { Receipt } from "./receipt.ts";
import { sweepChain } from "./sweep-chain.ts";

/** The category that a receipt's clauses and stores follow from; a purge is about all of them. */
const categoryOf = ({ scope }: Receipt): Perishable => {
  if (scope.kind === "app" || scope.kind === "conversation") return "messages";
  return (scope.category ?? "userInformation") as Perishable;
};

const kinds = {
  purge: ["app"],
  "opt-out": ["category"],
  "shortened-period": ["category"],
  request: ["user", "conversation", "category"],
  "sweep-day": ["day"],
} as const satisfies Record<Receipt["cause"], readonly Receipt["scope"]["kind"][]>;

const ofScope = ({ cause, scope, chain }: Receipt): string[] => {
  const own = scope.kind === "day" ? sweepChain : scope.app;
  const mayBe: readonly string[] = kinds[cause];
  return [
    ...(mayBe.includes(scope.kind) ? [] : [`a ${cause} is not about a ${scope.kind}`]),
    ...(own === chain ? [] : ["is about what is not its chain's"]),
  ];
};

const ofStores = (receipt: Receipt): string[] => {
  const named = (list: readonly { holder: string; category: string }[]) =>
    list.map(({ holder, category }) => `${holder} (${category})`);
  const has = new Set(named(receipt.holders));
  return named(requiredStores(receipt.cause, categoryOf(receipt)))
    .filter((store) => !has.has(store))
    .map((store) => `says nothing of ${store}`);
};

const ofCounts = ({ holders }: Receipt): string[] =>
  holders.flatMap(({ holder, found, deleted, refused, held = 0, remaining }) => [
    ...(remaining === 0 ? [] : [`${remaining} remain in ${holder}`]),
    ...(found <= deleted + refused + held + remaining ? [] : [`${holder} does not add up`]),
  ]);

const ofHeld = ({ cause, holders }: Receipt): string[] => {
  const wrong = saysHeld(cause) ? "does not say what is held" : "cannot end with held records";
  return holders
    .filter(({ held }) => (held !== undefined) !== saysHeld(cause))
    .map(({ holder }) => `${holder} ${wrong}`);
};

const ofTimes = ({ began, ended, readBack, notCovered }: Receipt): string[] => [
  ...(began <= ended && ended <= readBack ? [] : ["its times are not in order"]),
  ...notCovered
    .filter(({ until }) => until !== null && until < ended)
    .map(({ what }) => `${what}: covered before the deletion`),
];

const ofClauses = (receipt: Receipt): string[] =>
  clausesOf(receipt.cause, categoryOf(receipt))
    .filter((clause) => !receipt.clauses.includes(clause))
    .map((clause) => `does not name clause ${clause}`);

const ofOutcome = ({ outcome, holders }: Receipt): string[] => {
  const isClean = holders.every(({ remaining }) => remaining === 0);
  if (outcome === "incomplete") return ["the deletion is not complete"];
  return isClean ? [] : ["calls itself complete"];
};

/** What a receipt lacks, though it is what was signed: a sentence each. */
export const shortcomings = (receipt: Receipt): string[] =>
  [ofScope, ofStores, ofCounts, ofHeld, ofTimes, ofClauses, ofOutcome].flatMap((of) => of(receipt));
