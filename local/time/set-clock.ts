import {
  type LambdaClient,
  ListFunctionsCommand,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionUpdatedV2,
} from "@aws-sdk/client-lambda";
import { variables } from "../../functions/policy/names.ts";

type Functions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The stack's functions by name, each with its variables: those that have a clock. */
const functionsOf = async (lambda: LambdaClient): Promise<Functions> => {
  const found: Record<string, Record<string, string>> = {};
  let marker: string | undefined;
  do {
    const page = await lambda.send(new ListFunctionsCommand({ Marker: marker }));
    for (const { FunctionName: name = "", Environment: environment } of page.Functions ?? []) {
      const values = environment?.Variables ?? {};
      if (variables.clockOffset in values) found[name] = values;
    }
    marker = page.NextMarker;
  } while (marker);
  return found;
};

/** Sets every function's clock ahead of the real one by so many milliseconds. */
export const setClock = async (lambda: LambdaClient, offset: number): Promise<void> => {
  const functions = Object.entries(await functionsOf(lambda));
  await Promise.all(
    functions.map(async ([name, values]) => {
      const changed = { ...values, [variables.clockOffset]: String(offset) };
      await lambda.send(
        new UpdateFunctionConfigurationCommand({
          FunctionName: name,
          Environment: { Variables: changed },
        }),
      );
      await waitUntilFunctionUpdatedV2(
        { client: lambda, minDelay: 0.05, maxDelay: 1, maxWaitTime: 30 },
        { FunctionName: name },
      );
    }),
  );
};
