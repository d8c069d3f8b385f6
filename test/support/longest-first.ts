import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The deployed whole is one file that takes minutes: it comes first, and the others run beside it. */
const projects = ["scenario", "functions", "thorough", "infra", "unit"];

/** Runs the projects one after the other, so that a worker seldom has to load another one's modules. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ project }: TestSpecification): number => projects.indexOf(project.name);
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}
