import { type Reference, readAddress, type Step, textOf } from "./reference";
import { blocksOf, type StackIndex } from "./stack-document";

/** How the parts of a stack are called in its offline form. */
export class OfflineNames {
  /** The resource whose id nobody knows before an apply: the stand-in for everything that the provider computes. */
  readonly unknown: string;
  private readonly byAddress = new Map<string, string>();
  private readonly used: Set<string>;

  constructor(
    document: object,
    private readonly stack: StackIndex,
    /** Variables whose value nobody gave. */
    private readonly openVariables: ReadonlySet<string>,
  ) {
    const own = blocksOf(document, "resource").filter((block) => block.labels[0] === "terraform_data");
    this.used = new Set(own.map((block) => block.labels[1]));
    this.unknown = this.unique("not_known_before_apply");
    for (const address of [...stack.resources.keys(), ...[...stack.modules].map((name) => `module.${name}`)]) {
      this.nameOf(address);
    }
  }

  /** `azurerm_resource_group.eu` -> `azurerm_resource_group__eu` */
  nameOf(address: string): string {
    const known = this.byAddress.get(address);
    if (known) return known;
    const name = this.unique(address.split(".").join("__"));
    this.byAddress.set(address, name);
    return name;
  }

  localOf(variable: string): string {
    return `value_of_variable_${variable}`;
  }

  /** Rewrites an address as it stands in `depends_on` or `moved`: no attribute is meant, so no `input` is put in. */
  readonly rewriteAddress = (address: string): string => {
    const reference = readAddress(address.replace(/^\$\{(.*)\}$/, "$1"));
    const target = reference && this.targetOf(reference, false);
    return target ? `terraform_data.${this.nameOf(target.address)}${textOf(target.rest)}` : address;
  };

  /** Rewrites a reference in an expression: every value of a resource is found below `input`. */
  readonly rewriteReference = (reference: Reference): string | undefined => {
    if (reference.local) return undefined;
    if (reference.root === "var") return this.rewriteVariable(reference);
    const target = this.targetOf(reference, true);
    if (!target) return undefined;
    const name = `terraform_data.${this.nameOf(target.address)}`;
    const [first, ...others] = target.rest;
    const { count = null, for_each: forEach = null } = this.stack.resources.get(target.address) ?? {};
    if (count === null && forEach === null) {
      // A splat over one resource makes a list of one: the input belongs inside of it.
      if (first?.kind === "splat") return `${name}${first.text}.input${textOf(others)}`;
      return `${name}.input${textOf(target.rest)}`;
    }
    if (first?.kind === "index" || first?.kind === "splat") return `${name}${first.text}.input${textOf(others)}`;
    const all = count === null ? `{for k, r in ${name} : k => r.input}` : `[for r in ${name} : r.input]`;
    return `${all}${textOf(target.rest)}`;
  };

  /** In a postcondition or a provisioner `self` is the resource itself. */
  readonly rewriteReferenceOfSelf = (reference: Reference): string | undefined => {
    if (reference.root !== "self" || reference.local) return this.rewriteReference(reference);
    return `self.input${textOf(reference.steps)}`;
  };

  /** Puts the addresses of the stack back into a message of Terraform. */
  readonly restore = (message: string): string => {
    const byName = new Map([...this.byAddress].map(([address, name]) => [name, address]));
    return message.replace(/terraform_data\.([\p{L}\p{N}_-]+)(\.input\b)?/gu, (text, name) => byName.get(name) ?? text);
  };

  private rewriteVariable(reference: Reference): string | undefined {
    const [first, ...rest] = reference.steps;
    if (!first || !this.openVariables.has(first.name)) return undefined;
    return `local.${this.localOf(first.name)}${textOf(rest)}`;
  }

  /** The resource, data source or module that a reference begins with, and the steps after it. */
  private targetOf(
    reference: Reference,
    declaredOnly: boolean,
  ): { address: string; rest: readonly Step[] } | undefined {
    const steps = reference.steps;
    const kind = reference.root;
    if (kind === "terraform_data" || steps.length === 0) return undefined;
    if (["var", "local", "each", "count", "self", "path", "terraform"].includes(kind)) return undefined;
    const labels = kind === "data" || kind === "ephemeral" || kind === "resource" ? 2 : 1;
    if (steps.length < labels) return undefined;
    const parts = [...(kind === "resource" ? [] : [kind]), ...steps.slice(0, labels).map((step) => step.name)];
    const address = parts.join(".");
    const declared = kind === "module" ? this.stack.modules.has(parts[1]) : this.stack.resources.has(address);
    if (declaredOnly && !declared) return undefined;
    return { address, rest: steps.slice(labels) };
  }

  private unique(wanted: string): string {
    let name = wanted;
    while (this.used.has(name)) name += "_";
    this.used.add(name);
    return name;
  }
}
