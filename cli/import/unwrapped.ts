/** An export without what archivers and file managers put around and beside its own files. */

export type Named = {
  /** With `/` between folders, from the export's own folder on. */
  readonly name: string;
};

export type Export<E extends Named> = {
  /** In the order of their names. */
  readonly entries: readonly E[];
  /** The folders that all of them are in, outermost first: the archive's or the folder's own name, and what it wraps. */
  readonly above: readonly string[];
  /** The folder around the one that was named, if it is one on this machine. */
  readonly parent?: string | undefined;
};

const littered = /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;
/** Folders in which exports keep what people had uploaded. They are never what an export is wrapped in. */
const uploads = /(?:^|\/)(?:data|files|assets|media|attachments|uploads|[^/]*_Files)$/i;

const firstFolder = (name: string): string | undefined => /^([^/]+)\//.exec(name)?.[1];

const wrapper = (names: readonly string[]): string | undefined => {
  const folder = firstFolder(names[0] ?? "");
  if (folder === undefined || uploads.test(folder)) return undefined;
  return names.every((name) => firstFolder(name) === folder) ? folder : undefined;
};

const byName = ({ name: one }: Named, { name: other }: Named): number =>
  one < other ? -1 : Number(one > other);

/** The export's own files: without resource forks and the like, and without the folders that wrap all of it. */
export const unwrapped = <E extends Named>(found: readonly E[]): Export<E> => {
  let entries = found.filter(({ name }) => !littered.test(name)).sort(byName);
  const above: string[] = [];
  for (;;) {
    const folder = wrapper(entries.map(({ name }) => name));
    if (folder === undefined) return { entries, above };
    above.push(folder);
    entries = entries.map((entry) => ({ ...entry, name: entry.name.slice(folder.length + 1) }));
  }
};
