import { rmSync } from "node:fs";
import { join } from "node:path";
import { App, TerraformElement, TerraformStack } from "cdktf";
import type { IConstruct, IValidation } from "constructs";
import { auditDocuments } from "../audit/audit-document";
import type { AuditedZone } from "../audit/audited-zone";
import { renderFinding } from "../audit/finding";
import type { PathAt } from "../terraform/sections";
import { TerraformDocument } from "../terraform/terraform-document";

const checkOfApp = new WeakMap<IConstruct, AppCheck>();

/**
 * The documents of an app, and the audit of all its zones over all of them: what one stack reads from another, and what one
 * does to the zone of another, is only known when all are final.
 */
export class AppCheck implements IValidation {
  public static of(scope: IConstruct): AppCheck {
    const { root } = scope.node;
    const known = checkOfApp.get(root);
    if (known) return known;
    const created = new AppCheck(root);
    checkOfApp.set(root, created);
    root.node.addValidation(created);
    return created;
  }

  private readonly zones: (() => AuditedZone)[] = [];
  /** By the name under which one stack reads from another. */
  private readonly documents = new Map<string, TerraformDocument>();
  private readonly isFinal = new Set<TerraformStack>();

  private constructor(private readonly root: IConstruct) {}

  public add(zone: () => AuditedZone): void {
    this.zones.push(zone);
  }

  /** The finished document of a stack. What it reads from others is read as those stand now; they are looked at again in the end. */
  public finishedDocument(stack: TerraformStack): TerraformDocument {
    this.isFinal.add(stack);
    for (const needed of neededBy(stack)) {
      if (!this.documents.has(needed.node.id)) this.read(needed);
    }
    return this.read(stack);
  }

  public validate(): string[] {
    const stacks = this.root.node
      .findAll()
      .filter((construct) => TerraformStack.isStack(construct)) as TerraformStack[];
    for (const stack of stacks) if (!this.isFinal.has(stack)) this.read(stack);
    const named = [...this.documents].map(([name, document]) => ({ name, document }));
    const { findings } = auditDocuments(
      named,
      this.zones.map((zone) => zone()),
    );
    if (findings.length > 0) this.discard();
    return findings.map(renderFinding);
  }

  /** Removes what was written: Terraform must not find half an app, or one that was refused. */
  public discard(): void {
    if (!App.isApp(this.root)) return;
    const { outdir, manifest } = this.root;
    for (const stack of this.root.node.findAll().filter((construct) => TerraformStack.isStack(construct))) {
      const { synthesizedStackPath } = manifest.forStack(stack as TerraformStack);
      rmSync(join(outdir, synthesizedStackPath), { force: true });
    }
  }

  private read(stack: TerraformStack): TerraformDocument {
    const where = `stack '${stack.node.path}'`;
    const document = TerraformDocument.parse(stack.toTerraform(), where, writersIn(stack), this.documents);
    this.documents.set(stack.node.id, document);
    return document;
  }
}

/** The stacks that one reads from, and those that these read from. */
function neededBy(stack: TerraformStack): ReadonlySet<TerraformStack> {
  const needed = new Set(stack.dependencies);
  // A set that grows while it is walked.
  for (const each of needed) for (const further of each.dependencies) needed.add(further);
  return needed;
}

/**
 * Who wrote what, for resources without the metadata that the framework adds: an element may render anything. The elements are
 * asked once, and only when there is such a resource.
 */
function writersIn(stack: TerraformStack): PathAt {
  let paths: ReadonlyMap<string, string> | undefined;
  return (address) => {
    paths ??= writtenPaths(stack);
    return paths.get(address);
  };
}

function writtenPaths(stack: TerraformStack): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const construct of stack.node.findAll()) {
    if (!TerraformElement.isTerraformElement(construct) || TerraformStack.of(construct) !== stack) continue;
    const { resource } = construct.toTerraform() as { readonly resource?: object };
    for (const [type, names] of Object.entries(resource ?? {})) {
      for (const name of Object.keys(names ?? {})) paths.set(`${type}.${name}`, construct.node.path);
    }
  }
  return paths;
}
