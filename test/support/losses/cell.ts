/** One cell of the matrix of loss: a scene, a damage, what has gone then and what is said of it. */
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { isDirectoryKey } from "../../../functions/domain/partition.ts";
import { servedIn, tenantIn } from "../../../functions/domain/registered.ts";
import type { Table } from "../../../functions/policy/names.ts";
import { sweep } from "../time.ts";
import { type World, world } from "../world.ts";
import type { Damage } from "./damages.ts";
import { type Image, image, itemsIn, keyIn, putBackAll, write } from "./image.ts";
import { liesIn } from "./said.ts";
import { given, type Scene } from "./scene.ts";

/** What may not go because something else is lost. */
const guarded: readonly Table[] = [
  ...(["apps", "configuration", "holds", "keys"] as const),
  ...(["messages", "user-information", "log-data", "monitoring-data"] as const),
];

const namesIn = (of: Image): readonly string[] =>
  guarded.flatMap((table) =>
    itemsIn(of, table)
      .filter(({ pk }) => !isDirectoryKey(pk?.S ?? ""))
      .map((item) => `${table} ${keyIn(item)}`),
  );

const rowIn = (of: Image, table: Table) => {
  const [item] = itemsIn(of, table);
  return item && unmarshall(item);
};

const rowsOf = (of: Image) => ({
  app: rowIn(of, "apps"),
  settings: rowIn(of, "configuration"),
  held: rowIn(of, "holds"),
});

/** A scene that is ready to be damaged again and again. */
export const staged = async (scene: Scene) => {
  const w: World = await world({ dataHolders: scene.stores ?? [] });
  const { app, before } = await given(w, scene);
  const base = await image(w);
  const { now } = w.clock;
  const tenant = servedIn(rowsOf(base));
  if (tenant === undefined) throw new Error("The app of the scene is not known");
  const act = async (damage: Damage | undefined): Promise<Image> => {
    w.clock.now = now;
    w.restart();
    await putBackAll(w, base);
    if (damage !== undefined) await write(w, damage.table, damage.puts, damage.gone);
    await scene.works(w, app).catch(() => {}); // it may fail, and its message come again
    await sweep(w).catch(() => {});
    return image(w);
  };
  const undamaged = await act(undefined);
  const there = new Set(namesIn(base));
  const stay = namesIn(undamaged).filter((name) => there.has(name));
  return { w, app, base, before, tenant, act, stay, undamaged };
};

export type Stage = Awaited<ReturnType<typeof staged>>;

/** What is wrong after a damage, and whether nobody can say then how the app is kept. */
export type Outcome = { readonly wrong: readonly string[]; readonly isUnknown: boolean };

const isUnknownIn = (of: Image): boolean =>
  itemsIn(of, "apps").length > 0 && tenantIn(rowsOf(of)) === undefined;

/** What went that would have stayed, and what is said that is not so. */
export const cell = async (stage: Stage, damage: Damage): Promise<Outcome> => {
  const { w, base, tenant, stay } = stage;
  const after = await stage.act(damage);
  const lost = new Set(damage.gone.map((item) => `${damage.table} ${keyIn(item)}`));
  const there = new Set(namesIn(after));
  const went = stay.filter((name) => !there.has(name) && !lost.has(name));
  const told = { base, tenant, after, damage, now: w.clock.now };
  const wrong = [...went.map((name) => `gone: ${name}`), ...liesIn(told)];
  return { wrong, isUnknown: isUnknownIn(after) };
};
