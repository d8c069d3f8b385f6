/** How the command line ends; scripts may rely on it. */
export const exitCodes = {
  ok: 0,
  /** It did not work: the network, the service, a file, a request that was denied. Of `diff`: there is a difference. */
  failed: 1,
  /** The command is not as it must be, or would have had to ask and nobody is there. */
  usage: 2,
  /** The service understood, and refuses. */
  refused: 3,
  notFound: 4,
  /** There are no credentials, or the service does not take them. */
  notSignedIn: 5,
  /** What was waited for did not come in time. */
  late: 6,
} as const;

export type Exit = keyof typeof exitCodes;
