/** What an outsider writes, by the files' names. */

const client = `
import { chatRetention, ProblemError } from "chat-retention/client";

const api = chatRetention({ baseUrl: "http://127.0.0.1:9", token: "t" });
try {
  await api.GET("/v1/policy");
  throw new Error("Nobody is there");
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  console.log(typeof ProblemError, "and a call that reached nobody");
}
`;

/** An app of one's own: the service, and the guard over all of it. */
const app = `
import { App, Validations } from "aws-cdk-lib";
import { ChatRetention, context, retentionGuard, rules } from "chat-retention";

const app = new App({ context });
new ChatRetention(app, "chat-retention", {
  env: { account: "000000000000", region: "eu-central-1" },
  settings: { alarmEmail: "operator@example.com" },
});
Validations.of(app).addPlugins(retentionGuard(rules));
const { stacks } = app.synth();
console.log(Object.keys(stacks[0].template.Resources).length + " resources");
`;

const typed = `
import { App } from "aws-cdk-lib";
import { ChatRetention, type ChatRetentionProps } from "chat-retention";
import { answer, chatRetention, type components, pages, ProblemError } from "chat-retention/client";
import { boundsOf, claim, retentionGuard } from "chat-retention/guard";

const props: ChatRetentionProps = { settings: { dataHolders: ["orders-mysql"] } };
new ChatRetention(new App(), "mine", props);

const api = chatRetention({ baseUrl: "https://api.example.com", token: async () => "t" });

export const stored = async (appId: string): Promise<number> => {
  const messages = [
    { conversationId: "lobby", messageId: "m-1", from: "ada", sentAt: new Date().toISOString(), text: "hello" },
  ];
  const params = { path: { appId } };
  const saved = await answer(api.POST("/v1/apps/{appId}/messages", { params, body: { messages } }));
  return saved.stored;
};

// @ts-expect-error a path that there is not
export const wrong = () => api.GET("/v1/nowhere");
export const stay = (one: components["schemas"]["Stay"]) => one;
export const others = [boundsOf, claim, retentionGuard, pages, ProblemError];
`;

const tsconfig = JSON.stringify({
  compilerOptions: {
    ...{ strict: true, module: "nodenext", target: "es2023", noEmit: true, types: ["node"] },
    skipLibCheck: false,
  },
  files: ["program.ts"],
});

export const programs: Readonly<Record<string, string>> = {
  "client.mjs": client,
  "app.mjs": app,
  "program.ts": typed,
  "tsconfig.json": tsconfig,
  "spectral.json": JSON.stringify({
    extends: ["spectral:oas"],
    rules: { "oas3-operation-security-defined": "off" },
  }),
};
