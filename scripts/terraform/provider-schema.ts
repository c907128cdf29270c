import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A type as `terraform providers schema -json` writes it: `"string"`, `["list","string"]`, `["object",{…}]`. */
export type ValueType = string | readonly [string, ValueType | { readonly [name: string]: ValueType }];

export interface AttributeSchema {
  readonly type: ValueType;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly deprecated?: boolean;
}

export interface BlockSchema {
  readonly attributes: { readonly [name: string]: AttributeSchema };
  readonly blocks: { readonly [name: string]: NestedBlockSchema };
}

export interface NestedBlockSchema extends BlockSchema {
  readonly nesting: "list" | "set";
  readonly min: number;
  /** Absent means without limit. */
  readonly max?: number;
}

export interface ProviderSchema {
  /** `hashicorp/azurerm` */
  readonly provider: string;
  /** The version that the copy was taken from. */
  readonly version: string;
  readonly resources: { readonly [type: string]: BlockSchema };
}

/** Resource types that Terraform itself brings along. */
const BUILT_IN: { readonly [type: string]: BlockSchema } = {
  terraform_data: {
    attributes: {
      id: { type: "string", computed: true },
      input: { type: "dynamic", optional: true },
      output: { type: "dynamic", computed: true },
      triggers_replace: { type: "dynamic", optional: true },
    },
    blocks: {},
  },
};

/**
 * The provider's `timeouts` block, which the copy of the schema leaves out. Which of the four a resource
 * type knows is not in the copy either, so all four are accepted.
 */
const TIMEOUTS: NestedBlockSchema = {
  nesting: "list",
  min: 0,
  max: 1,
  attributes: Object.fromEntries(
    ["create", "read", "update", "delete"].map((name) => [name, { type: "string", optional: true }]),
  ),
  blocks: {},
};

let loaded: ProviderSchema | undefined;

/** The copy of the azurerm schema in `facts/`, read once. */
export function azurermSchema(): ProviderSchema {
  const file = join(__dirname, "../../facts/azurerm-4.55-schema.json");
  loaded ??= parseProviderSchema(readFileSync(file, "utf8"));
  return loaded;
}

export function parseProviderSchema(json: string): ProviderSchema {
  const { _meta, ...types } = JSON.parse(json);
  const [provider, version] = String(_meta.provider).split(" ");
  const resources = Object.entries(types).map(([type, body]) => [type, resourceOf(blockOf(body as RawBlock))]);
  return { provider, version, resources: { ...Object.fromEntries(resources), ...BUILT_IN } };
}

interface RawBlock {
  readonly attributes?: { readonly [name: string]: AttributeSchema };
  readonly blocks?: { readonly [name: string]: RawBlock & { nesting: string; min?: number; max?: number } };
}

function blockOf(raw: RawBlock): BlockSchema {
  const blocks = Object.entries(raw.blocks ?? {}).map(([name, block]) => {
    // The other modes do not occur in azurerm; a later copy that has them must not be read wrongly.
    if (block.nesting !== "list" && block.nesting !== "set") throw new Error(`${name}: nesting '${block.nesting}'`);
    return [name, { ...blockOf(block), nesting: block.nesting, min: block.min ?? 0, max: block.max }];
  });
  return { attributes: raw.attributes ?? {}, blocks: Object.fromEntries(blocks) };
}

/** The schema calls the id of a resource optional; the provider answers "Invalid or unknown key" to one. */
function resourceOf(block: BlockSchema): BlockSchema {
  const id: AttributeSchema = { type: "string", computed: true };
  return { attributes: { ...block.attributes, id }, blocks: { timeouts: TIMEOUTS, ...block.blocks } };
}
