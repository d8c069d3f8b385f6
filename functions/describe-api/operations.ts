/** What a page says of each operation, read from the document. */
type Schema = { readonly $ref?: string; readonly allOf?: readonly Schema[] };
type Content = Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;
type Response = {
  readonly $ref?: string;
  readonly description?: string;
  readonly content?: Content;
};
type Responses = Readonly<Record<string, Response>>;

type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: unknown;
};

type Operation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Responses;
};

type Tree = Readonly<Record<string, unknown>>;

/** As much of a document as a page is made of. */
export type OpenApi = {
  readonly info: { readonly title: string; readonly summary: string };
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Tree>>;
  readonly components: {
    readonly schemas: Tree;
    readonly responses: Responses;
    readonly securitySchemes: { readonly token: { readonly description: string } };
  };
};

/** The name of the component that a schema is, or begins with. */
export const schemaOf = ({ $ref, allOf }: Schema): string =>
  ($ref ?? allOf?.[0]?.$ref)?.split("/").at(-1) ?? "";

const answerOf = (known: Responses, [status, response]: readonly [string, Response]) => {
  const { description = "", content = {} } =
    known[response.$ref?.split("/").at(-1) ?? ""] ?? response;
  const schemas = Object.values(content).map(({ schema }) => schemaOf(schema));
  return { status, description, schemas: schemas.filter((name) => name !== "") };
};

const isOperation = (value: unknown): value is Operation =>
  typeof value === "object" && value !== null && "operationId" in value;

/** Every operation of a document, in its order. */
export const operationsIn = ({ paths, components }: OpenApi) =>
  Object.entries(paths).flatMap(([path, members]) =>
    Object.entries(members).flatMap(([method, operation]) =>
      isOperation(operation)
        ? [
            {
              ...{ path, method: method.toUpperCase(), id: operation.operationId },
              tag: operation.tags[0],
              summary: operation.summary,
              details: operation.description ?? "",
              scopes: operation.security.flatMap((one) => Object.values(one).flat()),
              parameters: operation.parameters ?? [],
              body: Object.values(operation.requestBody?.content ?? {})[0],
              bodyType: Object.keys(operation.requestBody?.content ?? {})[0],
              answers: Object.entries(operation.responses).map((one) =>
                answerOf(components.responses, one),
              ),
            },
          ]
        : [],
    ),
  );
