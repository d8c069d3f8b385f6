/** DynamoDB has no operation that discovers its endpoint: the client is given the setting and never reads it. */
export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
  environmentVariableSelector: () => undefined,
  configFileSelector: () => undefined,
  default: undefined,
};

export const resolveEndpointDiscoveryConfig = <C>(config: C): C => config;
