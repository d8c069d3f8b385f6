/** Which of the things that people said lie in the stores. */
import type { Piece } from "./life.ts";
import { appOf, type Physical, type Row } from "./observe.ts";
import { type Actor, Broken } from "./play.ts";

/** The group of rows that stand for uploads which nobody has sent yet. */
const uploads = "media";

export const isContent = ({ table, pk, values }: Row): boolean =>
  (table === "messages" || table === "user-information") &&
  !pk.startsWith("dir|") &&
  pk.split("|")[1] !== uploads &&
  values.recalled !== true;

/** Whether this row is that piece: by the digests that stand in its key. */
const isOf = ({ app, digest }: Actor, piece: Piece, { table, pk, sk, values }: Row): boolean => {
  const [id, group] = pk.split("|");
  if (id !== app.id) return false;
  if (piece.category === "messages") {
    const room = digest(piece.conversation ?? "");
    return table === "messages" && group === room && sk.endsWith(`|${digest(piece.id)}`);
  }
  const isOwn = table === "user-information" && group === digest(piece.by);
  return isOwn && sk.startsWith("profile") && values.at === piece.at;
};

/** The pieces that lie in the stores; what nobody can account for is a breach of its own (invariants 5 and 11). */
export const lying = (actor: Actor, { rows }: Physical): ReadonlySet<Piece> => {
  const found = new Set<Piece>();
  for (const row of rows.filter((one) => isContent(one) && appOf(one) === actor.app.id)) {
    const piece = actor.app.pieces.find((one) => isOf(actor, one, row));
    if (piece === undefined)
      throw new Broken(`Nobody may have stored ${row.table} ${row.pk} ${row.sk}`);
    found.add(piece);
  }
  return found;
};
