/** Whether a host's name means this machine whatever a resolver says (RFC 6761, 6.3). */
export const isLocalhost = (hostname: string): boolean => /(^|\.)localhost\.?$/i.test(hostname);

/** Whether what is sent to a URL stays on this machine. */
export const isLoopback = ({ hostname }: URL): boolean =>
  isLocalhost(hostname) || /^127(\.\d+){3}$/.test(hostname) || hostname === "[::1]";
