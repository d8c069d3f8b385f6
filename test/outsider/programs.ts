/** What an outsider writes, by the files' names. */
import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../examples/", import.meta.url);
export const example = (name: string): string => readFileSync(new URL(name, folder), "utf8");
const examples = readdirSync(folder).filter((name) => name.endsWith(".mjs"));

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
    ...{ skipLibCheck: false, allowJs: true, checkJs: true },
  },
  files: ["program.ts", "store-a-message.mjs", "receive-handed-over.mjs", "chat-server.mjs"],
});

export const programs: Readonly<Record<string, string>> = {
  "client.mjs": client,
  ...Object.fromEntries(examples.map((name) => [name, example(name)])),
  "cdk.json": JSON.stringify({ app: "node cdk-app.mjs", requireApproval: "never" }),
  "program.ts": typed,
  "tsconfig.json": tsconfig,
  "spectral.json": JSON.stringify({
    extends: ["spectral:oas"],
    rules: { "oas3-operation-security-defined": "off" },
  }),
};
