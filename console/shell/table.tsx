import type { ComponentChildren } from "preact";

type Props = {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly ComponentChildren[])[];
  /** Whether the columns after the first hold numbers. */
  readonly numeric?: boolean;
};

/** A table that scrolls in itself where it is wider than the screen, by keyboard too. */
export const Table = ({ caption, head, rows, numeric = false }: Props) => (
  <section class={numeric ? "scrolls numeric" : "scrolls"} aria-label={caption} tabindex={0}>
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {head.map((text) => (
            <th key={text} scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...others], index) => (
          <tr key={String(index)}>
            <th scope="row">{first}</th>
            {others.map((cell, column) => (
              <td key={head[column + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
