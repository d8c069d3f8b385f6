/** One request for each action that is called without a network. */

const request = (routeKey: string, more: object = {}) => ({
  version: "2.0",
  routeKey,
  headers: { "content-type": "application/json" },
  pathParameters: { appId: "app" },
  isBase64Encoded: false,
  requestContext: {
    http: { method: "GET", sourceIp: "198.51.100.7" },
    authorizer: { jwt: { claims: { client_id: "client" }, scopes: ["chat-retention/app"] } },
  },
  ...more,
});

const record = { ip: "203.0.113.5", interface: "im.sendmsg" };

export const requests: Readonly<Record<string, object>> = {
  bare: {},
  "read-policy": request("GET /v1/policy"),
  "list-apps": request("GET /v1/apps"),
  "read-app": request("GET /v1/apps/{appId}"),
  "save-log-data": request("POST /v1/apps/{appId}/log-data", {
    body: JSON.stringify({ records: [record] }),
  }),
};
