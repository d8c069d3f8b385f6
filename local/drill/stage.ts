/** Where the drill takes place, and what it writes down. */
import type { System } from "../system.ts";
import type { TimeMachine } from "../time/time-machine.ts";
import type { Cast } from "./cast.ts";

/** A sentence about the drill, and whether it held. */
export type Finding = { readonly what: string; readonly held: boolean; readonly saw: string };
export type Note = (what: string, saw: unknown, wanted: unknown) => void;

export type Drill = {
  readonly system: System;
  readonly machine: TimeMachine;
  readonly cast: Cast;
  readonly note: Note;
};

/** What each of them says is found by these words wherever it lies. */
export const words = { kept: "kept4711", erased: "erased4711" } as const;
