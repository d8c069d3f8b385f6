/** What sealing costs: time, bytes and write units a message, beside the same messages in clear; and calls of KMS. */
import { fromItem } from "../../../functions/adapters/items.ts";
import type { Stored } from "../../../functions/ports.ts";
import { opened } from "../../../functions/steps/sealing/sealed.ts";
import { actionNames, actions } from "../../../infra/actions.ts";
import { median, shown } from "../emptying/figures.ts";
import type { Bench, Cell, Options } from "../report.ts";
import {
  draftsOf,
  fromText,
  inClear,
  sizes,
  toText,
  underKey,
  vault,
  weightsOf,
} from "./messages.ts";

/** A batch as the API takes it: its vault is new, and derives a key for each conversation. */
const batch = 100;

const microsOf = (work: () => void): number => {
  const began = performance.now();
  work();
  return ((performance.now() - began) * 1_000) / batch;
};

type Round = {
  readonly made: number;
  readonly sealed: number;
  readonly read: number;
  readonly opened: number;
};

const roundOf = (size: number): Round => {
  const drafts = draftsOf(batch, size);
  const by = vault();
  let [inClearTexts, sealedTexts]: string[][] = [[], []];
  return {
    made: microsOf(() => {
      inClearTexts = drafts.map((draft) => toText(inClear(draft)));
    }),
    sealed: microsOf(() => {
      sealedTexts = drafts.map((draft) => toText(underKey(by, draft)));
    }),
    read: microsOf(() => {
      for (const text of inClearTexts ?? []) fromItem<Stored>(fromText(text));
    }),
    opened: microsOf(() => {
      for (const text of sealedTexts ?? []) opened(by, fromItem<Stored>(fromText(text)));
    }),
  };
};

/** The first rounds warm the compiler up. */
const roundsOf = (size: number, { quick }: Options): Round[] =>
  Array.from({ length: quick ? 60 : 300 }, () => roundOf(size)).slice(quick ? 20 : 100);

const rowOf = (size: number, options: Options): Cell[] => {
  const rounds = roundsOf(size, options);
  const middle = (of: (round: Round) => number) => median(rounds.map(of));
  const { clear, bytes, clearUnits, units } = weightsOf(size);
  return [
    `${size} B`,
    shown(middle(({ made }) => made)),
    shown(middle(({ sealed }) => sealed)),
    shown(middle(({ made, sealed }) => sealed / made)),
    shown(middle(({ read }) => read)),
    shown(middle((round) => round.opened)),
    shown(middle((round) => round.opened / round.read)),
    ...[clear, bytes, clearUnits, units],
  ];
};

/** A cold function opens each key that it may open once per app, and again after `operational.keyCache`. */
const kmsNote = (): string => {
  const calls = actionNames.flatMap((name) => {
    const { make = [], open = [] } = actions[name].dataKeys ?? {};
    const count = make.length + open.length;
    return count === 0 ? [] : [`${name} ${count}`];
  });
  return `Calls of KMS by a cold function for one app, at the most: ${calls.join(", ")}.`;
};

export const bench: Bench = {
  name: "sealing",
  title: "What sealing costs a message",
  run: async (options) => ({
    name: "sealing",
    columns: [
      "text",
      ...["in clear: µs", "sealed: µs", "÷ in clear"],
      ...["read: µs", "opened: µs", "÷ read"],
      ...["in clear: bytes", "sealed: bytes", "in clear: WRU", "sealed: WRU"],
    ],
    rows: sizes.map((size) => rowOf(size, options)),
    notes: [
      "From a message to DynamoDB's JSON and back, without a network: batches of 100 in 5 conversations, medians of rounds.",
      kmsNote(),
    ],
  }),
};
