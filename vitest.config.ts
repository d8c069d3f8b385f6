import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/support/longest-first.ts";

/** CommonJS is imported as Node and the bundle import it; Node loads bundles as Lambda does, untransformed. */
const deps = { interopDefault: false } as const;
const server = { deps: { external: [/\/chat-retention-(bundles|broken)-/] } };
/** `isolate: false`: what is loaded and compiled serves all files of a worker; each makes stores and handlers of its own. */
const shared = { restoreMocks: true, unstubEnvs: true, deps, server } as const;

/**
 * Every way, order, break-off, input, route and bundle: with the model a run of their own, `npm test -- --project
 * thorough`, which CI makes too, so that whoever has changed something need not wait for it each time.
 */
const thorough = [
  "test/functions/holds/{every-way,every-change,afterwards,fence}.test.ts",
  "test/functions/hostile/**/*.test.ts",
  "test/functions/**/{interrupted,comes-again,handed-out,held-or-broken-off,left-over,never-works,one-failure,proved-once}.test.ts",
  "test/functions/**/{changed-meanwhile,late-writes,meanwhile,racing-writer}.test.ts",
  "test/functions/loss/every-damage/*.test.ts",
  "test/functions/purge/{large,registered-again}.test.ts",
  "test/functions/requests/access/much.test.ts",
  "test/functions/{loss,turns,walk}/**/*.test.ts",
  "test/functions/{erasures/progress,http/passing-refusals,media/not-there,messages/much-to-read}.test.ts",
  "test/functions/{media-fetching/purged,purge/told-when-done,receipts/order,sharing/purge}.test.ts",
  "test/functions/{audit,restore}/**/*.test.ts",
  "test/functions/holds/{receipts,out-of-reach,covers,restored}.test.ts",
  "test/functions/{data-holders,sharing,opt-out}/{waiting,purge-and-settings,termination,withdrawal,in-again}.test.ts",
  "test/functions/requests/preview/agreed.test.ts",
  "test/functions/{configuration/capacity,paging/between-pages,holdings/paged,sweep/conservation}.test.ts",
  "test/functions/requests/{opendsr-suite,access/gone,access/erased-with-it}.test.ts",
  "test/cli/commands/import-in-batches.test.ts",
  "test/functions/{tenants/{routes,rights},webhooks/documented-fields}.test.ts",
  "test/functions/turns/{two-writers,a-day}.test.ts",
  "test/functions/budgets/every-dear-route.test.ts",
  "test/functions/bundles.test.ts",
  "test/domain/receipts/verifiers.test.ts",
  "test/infra/guard/mutations.test.ts",
];

/** Real handlers on DynamoDB Local and MiniStack, which are started for a project. */
const onStores = {
  isolate: false,
  globalSetup: ["test/support/global-setup.ts"],
  setupFiles: ["test/support/environment.ts"],
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    /** One more than there are processors, since they wait for the stores. */
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: [
            "test/{api,client,policy,domain,local,bench,console}/**/*.test.ts",
            "test/cli/{import,sign-in,started}/**/*.test.ts",
            "test/model/broken/there-to-break.test.ts",
          ],
          exclude: thorough,
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: "infra",
          include: ["test/infra/**/*.test.ts"],
          exclude: thorough,
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          ...onStores,
          name: "functions",
          include: ["test/functions/**/*.test.ts", "test/cli/commands/**/*.test.ts"],
          exclude: thorough,
        },
      },
      {
        test: {
          ...shared,
          ...onStores,
          name: "thorough",
          include: ["test/model/**/*.test.ts", ...thorough],
        },
      },
      {
        test: {
          ...shared,
          name: "scenario",
          include: ["test/scenario/**/*.test.ts"],
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
    ],
    coverage: {
      provider: "v8",
      include: ["functions/policy/**", "functions/domain/**"],
      thresholds: { lines: 100, functions: 100, branches: 100, statements: 100 },
    },
  },
});
