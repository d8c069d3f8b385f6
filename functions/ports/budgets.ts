/** What one app may use of what all share. */
import type { Rate } from "../policy/budgets.ts";
import type { Scope } from "../policy/rights.ts";

/** Whose calls are counted together, and by which rate. */
export type Caller = { readonly appId: string; readonly scope: Scope; readonly rate: Rate };

/** The calls of apps on dear routes. */
export type CallCounts = {
  /** Counts a call in the window that an instant (epoch ms) lies in; false if the window is used up. */
  add(caller: Caller, now: number): Promise<boolean>;
};

/** An upload that was opened: when (epoch ms), and for how many bytes. */
export type Upload = { readonly at: number; readonly bytes: number };

/** The uploads that apps have opened and that no message has claimed, counted by the UTC day on which they were opened. */
export type Uploads = {
  /** Counts one that is opened; false if the app's day has as many, or as many bytes, as it may have. */
  open(appId: string, upload: Upload): Promise<boolean>;
  /** Takes out what a message has claimed. What is never taken out, is so with its day. */
  close(appId: string, uploads: readonly Upload[]): Promise<void>;
};
