import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type TerraformStack, Testing } from "cdktf";

/** One resource as the finished document has it. */
export interface Written {
  readonly type: string;
  readonly name: string;
  readonly address: string;
  /** Path of the construct. */
  readonly path: string;
  /** What Terraform sees: without the metadata of the framework. */
  readonly body: Body;
}

// The attributes of any resource: each test names the ones that it looks at.
// biome-ignore lint/suspicious/noExplicitAny: the shape is the provider's.
export type Body = { readonly [attribute: string]: any };

/** The document of a stack, to look into. */
export class StackDocument {
  /** What the stack would write, before any validation; cheaper than a synth. */
  static rendered(stack: TerraformStack): StackDocument {
    return new StackDocument(JSON.stringify(stack.toTerraform()));
  }

  readonly document: Body;

  protected constructor(readonly text: string) {
    this.document = JSON.parse(text);
  }

  /** Resources of a type, or all, in the order of their paths. */
  all(type?: string): Written[] {
    return Object.entries<Record<string, Body>>(this.document.resource ?? {})
      .filter(([known]) => type === undefined || known === type)
      .flatMap(([known, byName]) => Object.entries(byName).map(([name, body]) => written(known, name, body)))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** The body of the resource that the construct at a path wrote. */
  at(path: string): Body {
    return this.writtenAt(path).body;
  }

  /** `${azurerm_x.y.attribute}` of the resource at a path. */
  reference(path: string, attribute: string): string {
    return `\${${this.writtenAt(path).address}.${attribute}}`;
  }

  address(path: string): string {
    return this.writtenAt(path).address;
  }

  paths(type?: string): string[] {
    return this.all(type).map((resource) => resource.path);
  }

  /** The same without what every zone has: its Azure Policy assignments and their definitions. */
  pathsBesidePolicies(): string[] {
    return this.paths().filter((path) => !path.includes("/policy-assignments/"));
  }

  private writtenAt(path: string): Written {
    const found = this.all().find((resource) => resource.path === path);
    if (!found) throw new Error(`no resource at '${path}'; there are ${this.paths().join(", ")}`);
    return found;
  }
}

/** The finished document of a stack, after all validations, as it stands in the output folder. */
export class SynthesizedStack extends StackDocument {
  /** Throws what a validation finds. */
  static of(stack: TerraformStack): SynthesizedStack {
    return new SynthesizedStack(Testing.fullSynth(stack), stack.node.id);
  }

  private constructor(
    readonly folder: string,
    stackName: string,
  ) {
    super(readFileSync(join(folder, "stacks", stackName, "cdk.tf.json"), "utf8"));
  }

  get manifest(): Body {
    return JSON.parse(readFileSync(join(this.folder, "manifest.json"), "utf8"));
  }
}

function written(type: string, name: string, { "//": metadata, ...body }: Body): Written {
  return { type, name, address: `${type}.${name}`, path: metadata?.metadata?.path ?? "", body };
}
