/** Whose turn it is to work on something that takes many messages. */
import type { Turn } from "../domain/turn.ts";

export type { Turn };

/** What a message of a chain carries; one without it begins a chain. */
export type Turned = { readonly turn?: Turn | undefined };

/** A message that has arrived; its id is the same when it comes again. */
export type Arrived = Turned & { readonly message?: string | undefined };

/**
 * The turns to work on the rows of a table. A turn is leased for `operational.lease`: long enough for its message to
 * arrive, once more if its worker has died, and for a worker to live; whoever works renews it. While it is leased the sweep
 * begins nothing beside it.
 */
export type Turns<Name> = {
  /**
   * Gives the turn to a new chain, if none has a lease; to the one that has it once more, if its first message has not
   * arrived for `operational.sentAgain`, or at all if it is to be sent `again`. Undefined if there is nothing to send.
   */
  lease(name: Name, now: number, again?: boolean): Promise<Turn | undefined>;
  /**
   * Takes the turn that a message was given, and renews its lease, or begins a new chain, which ends the one before it;
   * undefined if another chain, another message or a later one of this chain has it, or there is no such row.
   */
  take(name: Name, arrived: Arrived, now: number): Promise<Turn | undefined>;
  /** Notes that the next message of the chain was sent; refused, and that is well, if it has arrived by now. */
  pass(name: Name, turn: Turn, now: number): Promise<void>;
  /** Ends the chain, if it still has the turn: there is nothing more to do, or somebody else will call. */
  end(name: Name, turn: Turn): Promise<void>;
};
