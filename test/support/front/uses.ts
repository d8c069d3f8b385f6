/** Which rights were used, so that those that no test needs are found. */
import { appendFileSync } from "node:fs";
import type { Both } from "./identities.ts";
import type { Asked } from "./policy/decide.ts";
import { takesIn } from "./policy/matches.ts";

const used = new Map<string, number>();

/** The values of a condition that a right is one of several for, such as `category`. */
export const narrowing = "kms:encryptioncontext:category";

/** A right by name: who, what, on what, and for what. */
export const rightNamed = (action: string, right: string, resource: string, use = "") =>
  `${action} ${right} ${resource}${use === "" ? "" : ` for ${use}`}`;

/** What stands for the service through which a key is used, or for what a data key is. */
const useOf = ({ context }: Asked): string =>
  context[narrowing]?.[0] ?? context["kms:viaservice"]?.[0]?.split(".")[0] ?? "";

/** Notes that an action used a right; resources are named by their place in the stack. */
export const note = (action: string, asked: Asked, by: Both | undefined): void => {
  const index = by?.here.resources.findIndex((one) => takesIn(one, asked.resource)) ?? -1;
  const place = by?.placed.resources[index] ?? asked.resource;
  const name = rightNamed(action, asked.action, place, useOf(asked));
  used.set(name, (used.get(name) ?? 0) + 1);
};

/** Writes what was used since last time to the end of a file. */
export const tellUses = (file: string): void => {
  const lines = [...used].map(([name, times]) => `${times} ${name}\n`);
  appendFileSync(file, `${lines.join("")}`);
  used.clear();
};
