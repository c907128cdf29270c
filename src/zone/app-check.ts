import { rmSync } from "node:fs";
import { join } from "node:path";
import { App, TerraformDataSource, TerraformElement, TerraformModule, TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct, IValidation } from "constructs";
import { auditDocument, auditDocuments } from "../audit/audit-document";
import type { AuditedZone } from "../audit/audited-zone";
import { type Finding, renderFinding } from "../audit/finding";
import type { PathAt } from "../terraform/sections";
import { TerraformDocument } from "../terraform/terraform-document";
import { zoneAbove } from "./zone-scope";

/** What the checks of the constructs in a stack say of documents. */
export interface ChecksOfStack {
  /** The stack, and those inside it. */
  readonly stacks: readonly TerraformStack[];
  findings(document: TerraformDocument): readonly Finding[];
}

/** A zone, and what makes the stacks ready that it has resources in and that are not synthesized yet. */
interface CheckedZone {
  readonly zone: () => AuditedZone;
  readonly prepare: () => void;
}

const LET_GO = "lifecycle.ignore_changes";

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

  private readonly zones: CheckedZone[] = [];
  private readonly stackChecks: ChecksOfStack[] = [];
  /** By the name under which one stack reads from another. */
  private readonly documents = new Map<string, TerraformDocument>();
  private readonly isFinal = new Set<TerraformStack>();
  private readonly refused = new Map<ChecksOfStack, readonly string[]>();

  private constructor(private readonly root: IConstruct) {}

  /** @param prepare Gives resources of the zone the conditions at plan time, as an Aspect will do; once more does nothing. */
  public add(zone: () => AuditedZone, prepare: () => void): void {
    this.zones.push({ zone, prepare });
  }

  public addStack(check: ChecksOfStack): void {
    this.stackChecks.push(check);
  }

  /**
   * What is wrong, as soon as something is wrong with a stack: then of all stacks, as the others are not synthesized any more. What
   * others may explain is not told before they are asked.
   */
  public validateStack(check: ChecksOfStack): string[] {
    this.refused.delete(check);
    const lines = this.linesOf(check);
    if (lines.length === 0) return [];
    this.discard();
    // The framework asks the stacks inside one together with it.
    const told = [...this.refused].flatMap(([other, all]) => (other.stacks.includes(check.stacks[0]) ? all : []));
    this.refused.set(check, lines);
    return lines.filter((line) => !told.includes(line));
  }

  private linesOf(check: ChecksOfStack): string[] {
    const documents = check.stacks.map((stack) => this.finishedDocument(stack));
    const own = documents.flatMap((document) => check.findings(document));
    const perhaps = documents.flatMap((document) => this.auditAlone(document));
    if (own.length + perhaps.length === 0) return [];
    this.readOthers();
    const names = new Set(check.stacks.map((stack) => stack.node.id));
    if (own.length === 0 && !this.audit().some(({ stack = "" }) => names.has(stack))) return [];
    const ofChecks = this.stackChecks.flatMap((each) =>
      each.stacks.flatMap((stack) => each.findings(this.documents.get(stack.node.id) as TerraformDocument)),
    );
    return [...new Set(toldOnce([...this.audit(), ...ofChecks]).map(renderFinding))];
  }

  public validate(): string[] {
    this.readOthers();
    const findings = this.audit();
    if (findings.length > 0) this.discard();
    return findings.map(renderFinding);
  }

  /** Removes what was written: Terraform must not find half an app, or one that was refused. */
  private discard(): void {
    if (!App.isApp(this.root)) return;
    const { outdir, manifest } = this.root;
    for (const stack of this.stacks()) {
      const { synthesizedStackPath } = manifest.forStack(stack);
      rmSync(join(outdir, synthesizedStackPath), { force: true });
    }
  }

  /** What it reads from others is read as those stand now; they are looked at again in the end. */
  private finishedDocument(stack: TerraformStack): TerraformDocument {
    this.isFinal.add(stack);
    for (const needed of neededBy(stack)) {
      if (!this.documents.has(needed.node.id)) this.read(needed);
    }
    return this.read(stack);
  }

  private auditAlone(document: TerraformDocument): readonly Finding[] {
    return this.zones.flatMap(({ zone }) => {
      const { path: pathPrefix, ...facts } = zone();
      // A waiver may be for what stands in another stack.
      return auditDocument(document, { pathPrefix, ...facts }).filter(({ code }) => code !== "WaiverUnused");
    });
  }

  private audit() {
    const stacks = [...this.documents].map(([name, document]) => ({ name, document }));
    const zones = this.zones.map(({ zone }) => zone());
    return auditDocuments(stacks, zones).findings;
  }

  private stacks(): readonly TerraformStack[] {
    return this.root.node.findAll().filter((construct) => TerraformStack.isStack(construct)) as TerraformStack[];
  }

  /** The documents of stacks that are not synthesized yet, or have no check. */
  private readOthers(): void {
    for (const { prepare } of this.zones) prepare();
    for (const stack of this.stacks()) if (!this.isFinal.has(stack)) this.read(stack);
  }

  private read(stack: TerraformStack): TerraformDocument {
    const where = `stack '${stack.node.path}'`;
    const document = TerraformDocument.parse(stack.toTerraform(), where, writersIn(stack), this.documents);
    this.documents.set(stack.node.id, document);
    return document;
  }
}

// A value that was overridden and breaks a rule of its own is one fault: the rule says more. What lets go of a value that is pinned
// cannot be waived, which says more again.
function toldOnce(findings: readonly Finding[]): readonly Finding[] {
  const place = ({ path, attribute }: Finding) => `${path} ${attribute}`;
  const isPin = ({ code }: Finding) => code === "PinnedValueOverridden";
  const told = new Set(findings.filter((item) => !isPin(item)).map(place));
  const letGo = new Set(findings.filter((item) => isPin(item) && item.attribute === LET_GO).map(({ path }) => path));
  return findings.filter((item) =>
    isPin(item) ? !told.has(place(item)) : item.code !== "ChangeIgnored" || !letGo.has(item.path),
  );
}

/** The stacks that one reads from, and those that these read from. */
function neededBy(stack: TerraformStack): ReadonlySet<TerraformStack> {
  const needed = new Set(stack.dependencies);
  // A set that grows while it is walked.
  for (const each of needed) for (const further of each.dependencies) needed.add(further);
  return needed;
}

/**
 * Who wrote what. What a document says of it an override may have changed. An element may render anything, and is only asked
 * where the framework has added no metadata. What an override has put into a stack belongs where the stack stands.
 */
function writersIn(stack: TerraformStack): PathAt {
  const known = knownPaths(stack);
  let written: ReadonlyMap<string, string> | undefined;
  return (address, told) => {
    const path = known.get(address) ?? told;
    if (path !== undefined) return path;
    written ??= writtenPaths(stack);
    return written.get(address) ?? (zoneAbove(stack) ? stack.node.path : undefined);
  };
}

/** Of what tells its own address, which costs nothing. */
function knownPaths(stack: TerraformStack): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const construct of stack.node.findAll()) {
    if (!TerraformElement.isTerraformElement(construct) || TerraformStack.of(construct) !== stack) continue;
    const { friendlyUniqueId: id } = construct;
    if (TerraformResource.isTerraformResource(construct)) {
      paths.set(`${construct.terraformResourceType}.${id}`, construct.node.path);
    } else if (construct instanceof TerraformDataSource) {
      paths.set(`data.${construct.terraformResourceType}.${id}`, construct.node.path);
    } else if (construct instanceof TerraformModule) {
      paths.set(`module.${id}`, construct.node.path);
    }
  }
  return paths;
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
