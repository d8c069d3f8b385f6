/** Whose turn it is to work on something that takes many messages. */

/** The name of one message of a chain: whoever has another one works no more. */
export type Turn = string;

/** What a message of a chain carries; one without it begins a chain. */
export type Turned = { readonly turn?: Turn | undefined };

/**
 * The turns to work on the rows of a table. A turn is leased for `operational.lease`: long enough for its message to
 * arrive, once more if its worker has died, and for a worker to live; whoever works renews it. While it is leased the sweep
 * begins nothing beside it.
 */
export type Turns<Name> = {
  /** Gives the turn to a new chain, if none has a lease; undefined if one has, or there is no such row. */
  lease(name: Name, now: number): Promise<Turn | undefined>;
  /**
   * Renews the lease of the turn that was `given`, or gives it to a new chain, which ends the one before it; undefined if
   * another chain has it, or there is no such row.
   */
  take(name: Name, given: Turn | undefined, now: number): Promise<Turn | undefined>;
  /** Hands the turn to the next message of the chain; undefined if another chain has it. */
  pass(name: Name, turn: Turn, now: number): Promise<Turn | undefined>;
  /** Ends the chain, if it still has the turn: there is nothing more to do, or somebody else will call. */
  end(name: Name, turn: Turn): Promise<void>;
};
