export const median = (of: readonly number[]): number =>
  [...of].sort((one, other) => one - other)[Math.floor(of.length / 2)] ?? 0;
