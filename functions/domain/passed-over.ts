/** Marks an answer that nobody needs to read: why not stands beside it. Any other must be read (`answers-are-read.test.ts`). */
export const passedOver = (_answer: unknown): void => {};
