/** Bars over the days ahead: how much goes when. Each bar stands for a stretch of days. */
import { scaleBand, scaleLinear } from "d3-scale";
import type { Stretch } from "../holdings/timeline.ts";
import { count, counted, dayText, shortDay } from "../words/format.ts";
import { useWidth } from "./use-width.ts";

const height = 96;
const margin = { top: 18, bottom: 20 };
const floor = height - margin.bottom;

type Props = {
  /** What is shown, for whoever does not see it. */
  readonly label: string;
  readonly bars: readonly Stretch[];
  /** What the same bars were before a change. */
  readonly before?: readonly Stretch[] | undefined;
};

const spanText = ({ from, to }: Stretch): string =>
  from === to ? dayText(from) : `${dayText(from)} to ${dayText(to)}`;

/** Some of the bars' first days, as many as there is room for. */
const labelled = (bars: readonly Stretch[], width: number): readonly Stretch[] => {
  const every = Math.max(1, Math.ceil(bars.length / Math.max(2, Math.floor(width / 72))));
  return bars.filter((_, index) => index % every === 0);
};

const Axis = ({ bars, x, width }: Pick<Props, "bars"> & Placed & { readonly width: number }) => (
  <g class="axis">
    <line x1={0} x2={width} y1={floor} y2={floor} />
    {labelled(bars, width).map((bar, index) => (
      <text
        key={bar.from}
        x={x(bar) ?? 0}
        y={height - 5}
        text-anchor={width - (x(bar) ?? 0) < 40 ? "end" : "start"}
      >
        {index === 0 ? "today" : shortDay(bar.from)}
      </text>
    ))}
  </g>
);

type Placed = { readonly x: (bar: Stretch) => number | undefined };

/** The highest bar says how high it is: the others are read against it. */
const Peak = ({ bars, x, y, width }: Pick<Props, "bars"> & Placed & Scaled) => {
  const [first, ...others] = bars;
  if (first === undefined) return null;
  const peak = others.reduce((most, bar) => (bar.records > most.records ? bar : most), first);
  if (peak.records === 0) return null;
  const at = x(peak) ?? 0;
  const anchor = at > width * 0.8 ? "end" : "start";
  return (
    <text
      class="peak"
      x={anchor === "end" ? at + 8 : at}
      y={y(peak.records) - 5}
      text-anchor={anchor}
    >
      {count(peak.records)}
    </text>
  );
};

type Scaled = { readonly y: (records: number) => number; readonly width: number };

const Bars = ({
  bars,
  x,
  y,
  step,
  name,
}: Pick<Props, "bars"> &
  Placed &
  Omit<Scaled, "width"> & {
    readonly step: number;
    readonly name: string;
  }) => (
  <g class={name}>
    {bars
      .filter(({ records }) => records > 0)
      .map((bar) => (
        <rect
          key={bar.from}
          x={x(bar)}
          y={Math.min(y(bar.records), floor - 2)}
          width={step}
          height={Math.max(floor - y(bar.records), 2)}
          rx={Math.min(2, step / 4)}
        >
          <title>{`${spanText(bar)}: ${counted(bar.records, "record")}`}</title>
        </rect>
      ))}
  </g>
);

export const DaysAhead = ({ label, bars, before = [] }: Props) => {
  const [ref, width] = useWidth<HTMLDivElement>();
  const most = Math.max(1, ...[...bars, ...before].map(({ records }) => records));
  const band = scaleBand<number>()
    .domain(bars.map(({ from }) => from))
    .range([0, width])
    .paddingInner(0.25);
  const y = scaleLinear().domain([0, most]).range([floor, margin.top]);
  const x = ({ from }: Stretch) => band(from);
  const shared = { x, y, step: band.bandwidth() };
  return (
    <div class="plot" ref={ref}>
      {width > 0 && (
        <svg role="img" aria-label={label} width={width} height={height}>
          {before.length > 0 && <Bars bars={before} name="before" {...shared} />}
          <Bars bars={bars} name="bars" {...shared} />
          <Peak bars={before.length > 0 ? before : bars} x={x} y={y} width={width} />
          <Axis bars={bars} x={x} width={width} />
        </svg>
      )}
    </div>
  );
};
