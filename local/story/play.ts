import { performance } from "node:perf_hooks";
import { conversationOf } from "../replay/over-webhook.ts";
import type { Data } from "../replay/read-data.ts";
import { type Observer, observer } from "../report/observe.ts";
import { players } from "./cast.ts";
import { chapters, instantOf } from "./chapters.ts";
import { farewell } from "./farewell.ts";
import { replay } from "./replay.ts";
import type { Play, Scene } from "./scene.ts";
import type { Stage } from "./stage.ts";
import { travel } from "./travel.ts";

export const playStory = async (
  stage: Stage,
  data: Data,
  first: number,
  tell: (scene: Scene) => void,
): Promise<void> => {
  const look = observerOf(stage, data);
  const play: Play = async (title, act) => {
    const start = performance.now();
    const { since, faults = [] } = await act();
    const at = stage.machine.now();
    const cells = await look(since);
    tell({ title, at, seconds: (performance.now() - start) / 1000, cells, faults });
  };
  await play("After the replay", () => replay(stage, data));
  const last = stage.machine.now();
  for (const chapter of chapters) {
    await play(chapter.title, () => travel(stage, instantOf(chapter, { first, last })));
  }
  await farewell(stage, data, play);
};

const observerOf = (stage: Stage, { conversations }: Data): Observer => {
  const names = conversations.map(({ conversationId }) => conversationId);
  const observed = players.map((player) => ({
    player,
    conversations: player.feed === "webhook" ? names.map(conversationOf) : names,
  }));
  return observer(stage, observed);
};
