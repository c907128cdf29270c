import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const INTERFACE = /^export interface (\w+)( extends cdktf\.TerraformMetaArguments)? \{\n([\s\S]*?)^\}/gm;
/** A property with the last of its links to the documentation, which ends in the name that Terraform uses. */
const PROPERTY = /#(\w+)\}\n(?:\s*\*[^\n]*\n)*?\s*\*\/\n\s*readonly \w+(\??): ([^;]+);/g;

/** What the bindings say of an attribute or a block. */
export interface BoundAttribute {
  readonly isRequired: boolean;
  readonly isBlock: boolean;
}

interface Property {
  readonly isRequired: boolean;
  readonly type: string;
}

type Properties = ReadonlyMap<string, Property>;

/** The arguments of the resources of the azurerm provider, as its TypeScript bindings have them. */
export class Bindings {
  private readonly known = new Map<string, ReadonlyMap<string, Properties>>();

  public constructor(private readonly folder: string) {}

  /** Every resource type of the provider, ordered. */
  public types(): string[] {
    return readdirSync(this.folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith("data-azurerm") && entry.name !== "provider")
      .map(({ name }) => `azurerm_${name.replaceAll("-", "_")}`)
      .sort();
  }

  /** An argument of a type by its path in Terraform's words, or nothing when it has none. */
  public attribute(type: string, path: string): BoundAttribute | undefined {
    const interfaces = this.interfacesOf(type);
    let properties = interfaces.get("");
    let isRequired = true;
    let isBlock = false;
    for (const step of path.split(".")) {
      const property = properties?.get(step);
      if (!property) return undefined;
      isRequired &&= property.isRequired;
      properties = interfaces.get(property.type);
      isBlock = properties !== undefined;
    }
    return { isRequired, isBlock };
  }

  private interfacesOf(type: string): ReadonlyMap<string, Properties> {
    const known = this.known.get(type) ?? this.read(type);
    this.known.set(type, known);
    return known;
  }

  private read(type: string): ReadonlyMap<string, Properties> {
    const file = join(this.folder, type.slice("azurerm_".length).replaceAll("_", "-"), "index.d.ts");
    const found = new Map<string, Properties>();
    if (!existsSync(file)) return found;
    for (const [, name, isTop, body] of readFileSync(file, "utf8").matchAll(INTERFACE)) {
      found.set(isTop ? "" : name, propertiesIn(body));
    }
    return found;
  }
}

function propertiesIn(body: string): Properties {
  const found = new Map<string, Property>();
  for (const [, name, mark, type] of body.matchAll(PROPERTY)) {
    found.set(name, { isRequired: mark === "", type: type.split(" |")[0].replace("[]", "") });
  }
  return found;
}
