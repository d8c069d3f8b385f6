import type { ComponentChildren } from "preact";

export type Tone = "good" | "plain" | "notice" | "bad";

/** What a tone looks like beside its colour, for whoever does not see that: a tick, a dot, a clock, a triangle. */
const marks: Readonly<Record<Tone, string>> = {
  good: "M2.5 8.5 6 12l7.5-8",
  plain: "M8 8h.01",
  notice: "M8 4v4l2.5 2M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z",
  bad: "M8 2.5 1.5 13.5h13ZM8 6.5v3M8 11.5h.01",
};

/** A state in a word or two. */
export const Badge = ({
  tone,
  children,
}: {
  readonly tone: Tone;
  readonly children: ComponentChildren;
}) => (
  <span class={`badge ${tone}`}>
    <svg aria-hidden="true" viewBox="0 0 16 16">
      <path d={marks[tone]} />
    </svg>{" "}
    {children}
  </span>
);
