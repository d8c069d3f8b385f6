/** Something was sealed under the key in force, and does not open with it: it was moved, changed or damaged. */
export class Unopened extends Error {
  constructor() {
    super("What was sealed does not open");
    this.name = "Unopened";
  }
}
