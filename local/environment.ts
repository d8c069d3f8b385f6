/** The one file of local/ that reads the environment. Nothing personal or secret of the caller reaches the functions. */
import { delimiter, dirname } from "node:path";

// biome-ignore lint/style/noProcessEnv: the one place in local/
const inherited = process.env;

const pick = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = inherited[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

/** The little that any child needs. This very Node comes first on its PATH, for the functions' workers. */
export const plain = (): Record<string, string> => ({
  ...pick(["HOME", "LANG", "LC_ALL", "SystemRoot"]),
  // The SDK would rather run on a newer Node; on AWS it does.
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  PATH: [dirname(process.execPath), inherited.PATH ?? ""].join(delimiter),
});

/** Everything, for installers: they need the caller's proxies, certificates and mirrors. */
export const everything = (): NodeJS.ProcessEnv => ({ ...inherited });

/** Credentials that no real AWS would take, so that nothing can leave this machine by mistake. */
export const credentials = { accessKeyId: "test", secretAccessKey: "test" } as const;

/** What points an AWS client or command at a local endpoint, blind to the caller's own AWS settings. */
export const aws = (endpoint: string, region: string, folder: string): Record<string, string> => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_CONFIG_FILE: `${folder}/none`,
  AWS_SHARED_CREDENTIALS_FILE: `${folder}/none`,
  AWS_EC2_METADATA_DISABLED: "true",
});

/** The folder in which the command was given; npm itself goes to the project's. */
export const startedIn = (): string => inherited.INIT_CWD ?? process.cwd();
