import { fullTypeName, NAMESPACES, shortTypeName } from "../allowed-types";
import { CONTEXT_TYPES } from "../context-types";
import type { Block, Expression, Local, Member, Name, TypeName } from "../expression-tree";
import { nodesOf, parentsOf, type Tree } from "../walk-expression";

/** A type that an expression names, and the member that is taken of it. */
export interface NamedType {
  /** As in the table of types, or as written when it is not in there. */
  readonly name: string;
  readonly member: Member | undefined;
}

// What the members of types return whose members are limited, where the result is limited too.
const RETURNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  DateTime: {
    ...{ Now: "DateTime", UtcNow: "DateTime", Today: "DateTime", MinValue: "DateTime", MaxValue: "DateTime" },
    ...{ Parse: "DateTime", Date: "DateTime", Add: "DateTime", AddDays: "DateTime", AddHours: "DateTime" },
    ...{ AddMinutes: "DateTime", AddSeconds: "DateTime", AddMilliseconds: "DateTime", AddMonths: "DateTime" },
  },
  Regex: { Match: "Match" },
  Match: { Groups: "GroupCollection", Captures: "CaptureCollection", Empty: "Match" },
  Group: { Captures: "CaptureCollection" },
  GroupCollection: { "[]": "Group" },
  CaptureCollection: { "[]": "Capture" },
};

/** The names of an expression and what stands behind them. Blocks are not told apart: a compiler does that. */
export class ExpressionScope {
  readonly nodes: readonly Tree[];
  private readonly parents: ReadonlyMap<Tree, Tree>;
  private readonly declared = new Map<string, { type?: TypeName; value?: Expression }>();
  private readonly assigned = new Set<string>();

  constructor(tree: Expression | Block) {
    this.nodes = nodesOf(tree);
    this.parents = parentsOf(tree);
    for (const node of this.nodes) this.declare(node);
  }

  parentOf(node: Tree): Tree | undefined {
    return this.parents.get(node);
  }

  isDeclared(name: string): boolean {
    return name === "context" || this.declared.has(name);
  }

  /** What a local variable was declared with, if it never changes. Always something before the name, so that no search is endless. */
  valueOf({ name, at }: Name): Expression | undefined {
    const value = this.assigned.has(name) ? undefined : this.declared.get(name)?.value;
    return value && value.at < at ? value : undefined;
  }

  /** What a local variable may hold: all that is ever put into it. */
  valuesOf(name: string): Expression[] {
    const first = this.declared.get(name)?.value;
    const later = this.nodes.flatMap((node) =>
      node.kind === "assignment" && node.target.kind === "name" && node.target.name === name ? [node.value] : [],
    );
    return [...(first ? [first] : []), ...later];
  }

  /** The short name of the type of a value, if it is one whose members are limited. */
  typeOf(node: Expression): string | undefined {
    switch (node.kind) {
      case "name":
        return this.typeOfName(node);
      case "call":
        return this.typeOf(node.target);
      case "new":
      case "cast":
      case "as":
        return node.type && shortType(node.type);
      case "index":
        return memberType(this.typeOf(node.target), "[]");
      case "member":
        return memberType(this.typeOf(node.target) ?? this.staticType(node.target), node.name);
      default:
        return undefined;
    }
  }

  /** A path as `context.Response` or `context.Variables["a"]`, through `?.` and variables that stand for one. */
  pathOf(node: Expression): string | undefined {
    if (node.kind === "name") {
      const value = this.valueOf(node);
      return (value && this.pathOf(value)) ?? node.name;
    }
    if (node.kind !== "member" && node.kind !== "index") return undefined;
    const path = this.pathOf(node.target);
    if (!path) return undefined;
    if (node.kind === "member") return `${path}.${node.name}`;
    const [key, ...more] = node.arguments;
    return key.kind === "literal" && key.type === "string" && more.length === 0 ? keyPath(path, key.value) : undefined;
  }

  /** The type that begins with a name; undefined for the name of something that is declared here. */
  namedType(first: Name): NamedType | undefined {
    if (this.isDeclared(first.name)) return undefined;
    let end: Name | Member = first;
    let written = first.name;
    let next = this.memberOf(end);
    while (next && NAMESPACES.has(written)) {
      end = next;
      written = `${written}.${next.name}`;
      next = this.memberOf(end);
    }
    return { name: fullTypeName(written), member: next };
  }

  private memberOf(node: Tree): Member | undefined {
    const parent = this.parents.get(node);
    return parent?.kind === "member" && parent.target === node ? parent : undefined;
  }

  private declare(node: Tree): void {
    if (node.kind === "local") this.declareLocal(node);
    if (node.kind === "foreach") this.declared.set(node.name, { type: node.type });
    if (node.kind === "lambda") for (const { name, type } of node.parameters) this.declared.set(name, { type });
    if (node.kind === "is" && node.declares) this.declared.set(node.declares, { type: node.type });
    if (node.kind === "try") {
      for (const { name, type } of node.catches) if (name) this.declared.set(name, { type });
    }
    if (node.kind === "call" || node.kind === "new") {
      for (const { declares, modifier, value } of node.arguments) {
        if (declares) this.declared.set(declares.name, { type: declares.type });
        if (modifier && value.kind === "name") this.assigned.add(value.name);
      }
    }
    if (node.kind === "assignment" && node.target.kind === "name") this.assigned.add(node.target.name);
  }

  private declareLocal({ type, declarators }: Local): void {
    for (const { name, value } of declarators) this.declared.set(name, { type, value });
  }

  private typeOfName(node: Name): string | undefined {
    if (node.name === "context") return "IContext";
    const found = this.declared.get(node.name);
    if (found?.type) return shortType(found.type);
    return found?.value && found.value.at < node.at ? this.typeOf(found.value) : undefined;
  }

  /** The type that a value is, written as `DateTime` or `System.DateTime`. */
  private staticType(node: Expression): string | undefined {
    const first = leftmost(node);
    const named = first.kind === "name" ? this.namedType(first) : undefined;
    return named && this.dotted(node) ? shortTypeName(named.name) : undefined;
  }

  /** Whether a value is a name with namespaces before it, and nothing else. */
  private dotted(node: Expression): boolean {
    return node.kind === "name" || (node.kind === "member" && NAMESPACES.has(this.pathOf(node.target) ?? ""));
  }
}

/** The path of what lies under a key: `context.Variables["a"]`. */
export function keyPath(path: string, key: unknown): string {
  return `${path}[${JSON.stringify(key)}]`;
}

function leftmost(node: Expression): Expression {
  return node.kind === "member" ? leftmost(node.target) : node;
}

function shortType({ name, rank }: TypeName): string | undefined {
  return rank === 0 ? shortTypeName(name) : undefined;
}

function memberType(owner: string | undefined, member: string): string | undefined {
  if (!owner) return undefined;
  const context = Object.hasOwn(CONTEXT_TYPES, owner) ? CONTEXT_TYPES[owner] : undefined;
  const members = context ?? (Object.hasOwn(RETURNS, owner) ? RETURNS[owner] : {});
  return Object.hasOwn(members, member) ? members[member] || undefined : undefined;
}
