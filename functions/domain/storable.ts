/** The store keeps numbers exactly, or refuses them: whole ones as far as doubles count, fractions of this size. */
const smallest = 1e-100;

const isStorableNumber = (value: number): boolean =>
  Math.abs(value) <= Number.MAX_SAFE_INTEGER && (value === 0 || Math.abs(value) >= smallest);

/** Whether every number in a JSON value can be stored. */
export const isStorable = (value: unknown): boolean => {
  if (typeof value === "number") return isStorableNumber(value);
  return typeof value !== "object" || value === null || Object.values(value).every(isStorable);
};
