import type { State } from "../../functions/domain/requests/states.ts";
import { Badge, type Tone } from "../words/badge.tsx";
import { stateTexts } from "../words/names.ts";

const tones: Readonly<Record<State, Tone>> = {
  pending: "plain",
  in_progress: "plain",
  plan_changed: "bad",
  held: "notice",
  partial: "notice",
  completed: "good",
  cancelled: "plain",
  denied: "plain",
};

export const StateBadge = ({ state }: { readonly state: State }) => (
  <Badge tone={tones[state]}>{stateTexts[state]}</Badge>
);
