import { isObject } from "./value-type";

export type JsonObject = { readonly [name: string]: unknown };

/** One block of the document with its labels taken off: `["azurerm_resource_group", "eu"]`. */
export interface DocumentBlock {
  readonly labels: readonly string[];
  /** An object in every sound document. */
  readonly body: unknown;
}

/** What an expression in the document may name. */
export interface StackIndex {
  /** Body by address: `azurerm_resource_group.eu`, `data.azurerm_client_config.me`. */
  readonly resources: ReadonlyMap<string, JsonObject>;
  readonly variables: ReadonlySet<string>;
  readonly locals: ReadonlySet<string>;
  readonly modules: ReadonlySet<string>;
  /** `azurerm`, `azurerm.us` */
  readonly providers: ReadonlySet<string>;
  /** Names that dynamic blocks give to what they repeat over. */
  readonly iterators: ReadonlySet<string>;
}

/** How many labels each kind of top-level block has. */
export const BLOCK_LABELS: { readonly [kind: string]: number } = {
  check: 1,
  data: 2,
  ephemeral: 2,
  import: 0,
  locals: 0,
  module: 1,
  moved: 0,
  output: 1,
  provider: 1,
  removed: 0,
  resource: 2,
  terraform: 0,
  variable: 1,
};

/** The blocks of one kind. Terraform accepts an object or an array of objects at every level above a body. */
export function blocksOf(document: object, kind: string): DocumentBlock[] {
  return unwrap((document as JsonObject)[kind], BLOCK_LABELS[kind] ?? 0, []);
}

function unwrap(value: unknown, labels: number, found: readonly string[]): DocumentBlock[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item) => unwrap(item, labels, found));
  if (labels === 0) return [{ labels: found, body: value }];
  if (!isObject(value)) return [{ labels: found, body: value }];
  return Object.entries(value)
    .filter(([name]) => name !== "//")
    .flatMap(([name, inner]) => unwrap(inner, labels - 1, [...found, name]));
}

/** The address of a resource or data source as expressions write it. */
export function addressOf(kind: string, block: DocumentBlock): string {
  return [...(kind === "resource" ? [] : [kind]), ...block.labels].join(".");
}

export function indexStack(document: object): StackIndex {
  const resources = new Map<string, JsonObject>();
  for (const kind of ["resource", "data", "ephemeral"]) {
    for (const block of blocksOf(document, kind)) {
      if (isObject(block.body)) resources.set(addressOf(kind, block), block.body);
    }
  }
  return {
    resources,
    variables: new Set(blocksOf(document, "variable").map((block) => block.labels[0])),
    locals: new Set(
      blocksOf(document, "locals").flatMap((block) => Object.keys(isObject(block.body) ? block.body : {})),
    ),
    modules: new Set(blocksOf(document, "module").map((block) => block.labels[0])),
    providers: new Set(blocksOf(document, "provider").map(providerName)),
    iterators: new Set(iteratorsIn(document)),
  };
}

/** A dynamic block calls what it repeats over by its own name unless it says otherwise. */
function iteratorsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(iteratorsIn);
  if (!isObject(value)) return [];
  const dynamic = isObject(value.dynamic) ? Object.entries(value.dynamic) : [];
  const own = dynamic.flatMap(([name, generators]) =>
    (Array.isArray(generators) ? generators : [generators]).map((generator) =>
      isObject(generator) && typeof generator.iterator === "string" ? generator.iterator : name,
    ),
  );
  return [...own, ...Object.values(value).flatMap(iteratorsIn)];
}

/** `azurerm` for the default configuration of a provider, `azurerm.us` for an aliased one. */
export function providerName(block: DocumentBlock): string {
  const alias = isObject(block.body) ? block.body.alias : undefined;
  return typeof alias === "string" ? `${block.labels[0]}.${alias}` : String(block.labels[0]);
}

/** Calls `visit` with every string below a value and its path: `model.version`. Comments are left out. */
export function eachString(value: unknown, path: string, visit: (text: string, path: string) => void): void {
  if (typeof value === "string") {
    visit(value, path);
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      eachString(item, `${path}[${index}]`, visit);
    });
  } else if (isObject(value)) {
    for (const [name, item] of Object.entries(value)) {
      if (name === "//") continue;
      const below = path ? `${path}.${name}` : name;
      // Keys of a map are templates as well.
      if (name.includes("${")) visit(name, below);
      eachString(item, below, visit);
    }
  }
}
