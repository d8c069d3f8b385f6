/**
 * What the policy demands, as a model small enough to read: what people said, what their app chose, what a law holds and
 * what somebody asked to be deleted. It shares no code with the product but the periods themselves.
 */
import { milliseconds } from "../../functions/policy/duration.ts";
import { promised } from "../../functions/policy/periods.ts";
import type { Target } from "./steps.ts";

export type Category = "messages" | "userInformation";
export type Choice = { readonly store: boolean; readonly ms: number };

/** A message, or what somebody is at a time (epoch ms). `sure` is false while nobody knows whether it was written. */
export type Piece = {
  readonly category: Category;
  readonly id: string;
  readonly conversation?: string;
  readonly by: string;
  readonly at: number;
  readonly text: string;
  /** The medium that it shows. */
  readonly mediaId?: string;
  /** The earlier of every promise under which it was ever kept; nothing brings it back. */
  expiry: number;
  sure: boolean;
  /** A recall leaves its place taken: repeated, it is answered alike. */
  recalled?: boolean;
};

export type Scope =
  | { readonly kind: "app" }
  | { readonly kind: "user" | "conversation"; readonly name: string };
export type Hold = {
  readonly id: string;
  readonly scope: Scope;
  readonly placedAt: number;
  /** Whether it holds what was recorded of calls, and not what people wrote. */
  readonly ofLogs?: boolean;
};

/** A request to delete; `until` is the instant up to which it asks, as soon as that is known. */
export type Request = {
  readonly id: string;
  readonly target: Scope | { readonly kind: "category"; readonly category: Category };
  readonly receivedAt: number;
  until?: number;
  /** `asks` waits for an answer: another plan was found than whoever asked has agreed to. */
  state: "pending" | "begun" | "asks" | "held" | "ended" | "cancelled";
  /** What it was filed with. */
  agreed?: Agreed | undefined;
};

/** What somebody agreed to: what people had said, and the holds and choices there were. */
export type Agreed = { readonly pieces: ReadonlySet<Piece>; readonly circumstances: string };

/** Whether it holds details; the withdrawal that it was asked for and has not confirmed, and the last that it has. */
export type Recipient = { holds: boolean; asked?: string | undefined; confirmed?: string };

export type App = {
  readonly id: string;
  status: "active" | "terminated" | "purging" | "gone";
  changedAt: number;
  purgeAt: number;
  readonly choices: Record<Category, Choice>;
  pieces: Piece[];
  holds: Hold[];
  requests: Request[];
  /** The preview that was shown last. */
  shown?: { readonly target: Target | Category; readonly digest: string; readonly agreed: Agreed };
  /** Whether Tencent's webhooks are taken: a token was set. */
  isHooked?: boolean;
  /** Whether its details are to be shared with TRTC, and what TRTC has of them. */
  shares?: boolean;
  readonly recipient: Recipient;
  /** Whether it was said that it is purged. */
  isSaidToBeGone?: boolean;
  /** Media that were uploaded and that no message claimed. */
  readonly unclaimed: string[];
};

export const never = Number.NEGATIVE_INFINITY;

/** An app that chose nothing. */
export const newApp = (id: string, now: number): App => {
  const choice = { store: true, ms: milliseconds(promised.chosenDefault) };
  const choices = { messages: choice, userInformation: choice };
  const nothing = { pieces: [], holds: [], requests: [], unclaimed: [] };
  const recipient = { holds: false };
  return {
    id,
    status: "active",
    changedAt: now,
    purgeAt: Infinity,
    choices,
    recipient,
    ...nothing,
  };
};

/** From then on nothing of it is read or changed. */
export const isOver = (app: App, now: number): boolean =>
  app.status !== "active" && (app.status !== "terminated" || now >= app.purgeAt);

/** A shorter period counts at once for all there is, a longer one only for what comes (DA-5.period, DA-5.opt-out). */
export const choose = (app: App, category: Category, choice: Choice): void => {
  app.choices[category] = choice;
  for (const piece of app.pieces.filter((one) => one.category === category)) {
    piece.expiry = choice.store ? Math.min(piece.expiry, piece.at + choice.ms) : never;
  }
};

const covers = (scope: Scope, { by, conversation }: Piece): boolean =>
  scope.kind === "app" || (scope.kind === "user" ? by === scope.name : conversation === scope.name);

export const isHeld = (app: App, piece: Piece): boolean =>
  app.holds.some(({ scope, ofLogs }) => ofLogs !== true && covers(scope, piece));

const isAskedBy = ({ target, receivedAt, until = receivedAt }: Request, piece: Piece): boolean =>
  piece.at <= until &&
  (target.kind === "category" ? piece.category === target.category : covers(target, piece));

/** The requests that ask for a piece, and have not been carried out or called off. */
export const asking = (app: App, piece: Piece): readonly Request[] =>
  app.requests.filter(
    (one) => (one.state === "pending" || one.state === "begun") && isAskedBy(one, piece),
  );

/** Whether a request that a law stopped asks for a piece that came after it: it is taken when the request goes on. */
const isAskedLater = (app: App, piece: Piece): boolean =>
  app.requests.some((one) => one.state === "held" && isAskedBy(one, piece));

/** Whether more is to come of a request. */
export const isOpen = ({ state }: Request): boolean => state !== "ended" && state !== "cancelled";

/** A request has been carried out: what it asked for is over, though a law may still hold it. */
export const carryOut = (app: App, request: Request): void => {
  for (const piece of app.pieces) if (isAskedBy(request, piece)) piece.expiry = never;
};

/** What a piece may look like to its reader. */
export const sight = (app: App, piece: Piece, now: number): "shown" | "hidden" | "either" => {
  if (isOver(app, now) || !app.choices[piece.category].store) return "hidden";
  if (now >= piece.expiry) return "hidden";
  const isCertain = piece.sure && asking(app, piece).length === 0 && !isAskedLater(app, piece);
  return isCertain ? "shown" : "either";
};

/** Whether a piece must go as soon as nothing holds it. */
export const mustGo = (app: App, piece: Piece, now: number): boolean =>
  isOver(app, now) || now >= piece.expiry || asking(app, piece).length > 0;
