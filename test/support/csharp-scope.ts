import type { Node } from "web-tree-sitter";
import { ALIASES, ALLOWED_TYPES, CONTEXT_TYPES } from "./csharp-allowed";
import { nodesOf, type ParsedExpression } from "./csharp-parser";

/** A type that is written down, with the names after it. */
export interface NamedType {
  readonly node: Node;
  /** As in the tables, or as written when it is in none. */
  readonly name: string;
  /** The member that is taken of it, where one is. */
  readonly member: Node | undefined;
}

const DECLARING = ["variable_declarator", "parameter", "catch_declaration", "declaration_expression"];
const ACCESSES = ["member_access_expression", "conditional_access_expression"];

// What the members of types with a list return, where that has a list too.
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

const SHORT_NAMES = new Map(Object.keys(ALLOWED_TYPES).map((name) => [name.slice(name.lastIndexOf(".") + 1), name]));
const NAMESPACES = new Set(Object.keys(ALLOWED_TYPES).flatMap(namespacesOf));

/** The names of an expression and what stands behind them. Blocks are not told apart: the compiler does that. */
export class Scope {
  private readonly declared = new Map<string, { type: Node | undefined; value: Node | undefined }>();
  private readonly assigned = new Set<string>();

  constructor(expression: ParsedExpression) {
    for (const node of nodesOf(expression.body)) {
      if (DECLARING.includes(node.type)) this.declare(node);
      if (node.type === "foreach_statement") {
        this.put(node.childForFieldName("left"), node.childForFieldName("type"), undefined);
      }
      if (node.type === "implicit_parameter") this.put(node, undefined, undefined);
      if (node.type === "assignment_expression") this.assigned.add(node.childForFieldName("left")?.text ?? "");
    }
  }

  isDeclared(name: string): boolean {
    return name === "context" || this.declared.has(name);
  }

  /** What a local variable was declared with, if it never changes. */
  valueOf(name: string): Node | undefined {
    return this.assigned.has(name) ? undefined : this.declared.get(name)?.value;
  }

  /** The type of a value, if it is one whose members are limited; the compiler knows the others. */
  typeOf(node: Node): string | undefined {
    if (node.type === "identifier") return this.typeOfName(node.text);
    if (node.type === "parenthesized_expression") return node.namedChildren[0] && this.typeOf(node.namedChildren[0]);
    if (node.type === "invocation_expression") return this.typeOfField(node, "function");
    if (node.type === "object_creation_expression" || node.type === "cast_expression") {
      return shortName(node.childForFieldName("type"));
    }
    if (node.type === "as_expression") return shortName(node.childForFieldName("right"));
    if (node.type === "element_access_expression") return memberType(this.typeOfField(node, "expression"), "[]");
    if (!ACCESSES.includes(node.type)) return undefined;
    const owner = ownerOf(node);
    const member = memberOf(node);
    if (!owner || !member) return undefined;
    return memberType(this.typeOf(owner) ?? this.staticType(owner), member.text);
  }

  /** A path as `context.Response`, through brackets, `?.` and variables that stand for one. */
  pathOf(node: Node): string | undefined {
    if (node.type === "identifier") {
      const value = this.valueOf(node.text);
      return (value && this.pathOf(value)) ?? node.text;
    }
    if (node.type === "parenthesized_expression") return node.namedChildren[0] && this.pathOf(node.namedChildren[0]);
    if (!ACCESSES.includes(node.type)) return undefined;
    const owner = ownerOf(node);
    const member = memberOf(node);
    const path = owner && member && this.pathOf(owner);
    return path && `${path}.${member.text}`;
  }

  private declare(node: Node): void {
    const name = node.childForFieldName("name");
    const type = node.type === "variable_declarator" ? node.parent : node;
    const value = node.namedChildren.find((child) => child.id !== name?.id && child.type !== "bracketed_argument_list");
    this.put(name, type?.childForFieldName("type"), node.type === "variable_declarator" ? value : undefined);
  }

  private put(name: Node | null, type: Node | null | undefined, value: Node | undefined): void {
    if (name) this.declared.set(name.text, { type: type ?? undefined, value });
  }

  private typeOfName(name: string): string | undefined {
    if (name === "context") return "IContext";
    const found = this.declared.get(name);
    if (found?.type && found.type.type !== "implicit_type") return shortName(found.type);
    return found?.value && this.typeOf(found.value);
  }

  private staticType(node: Node): string | undefined {
    const first = leftmost(node);
    if (first.type !== "identifier" || this.isDeclared(first.text)) return undefined;
    return typeEnd(first).id === node.id ? shortOf(namedType(first).name) : undefined;
  }

  private typeOfField(node: Node, field: string): string | undefined {
    const child = node.childForFieldName(field);
    return child ? this.typeOf(child) : undefined;
  }
}

/** The object of an access: `a` of `a.B`, `a?.B`. */
export function ownerOf(access: Node): Node | undefined {
  return access.childForFieldName("expression") ?? access.childForFieldName("condition") ?? undefined;
}

/** The name that an access takes: `B` of `a.B`, `a?.B<C>`. Undefined for `a?[0]`. */
export function memberOf(access: Node): Node | undefined {
  const named = access.childForFieldName("name");
  const binding = access.namedChildren.find((child) => child.type === "member_binding_expression");
  const member = named ?? binding?.childForFieldName("name");
  return member?.type === "generic_name" ? (member.namedChildren[0] ?? undefined) : (member ?? undefined);
}

/** The type that begins with a name, which may be that of a namespace. */
export function namedType(first: Node): NamedType {
  const end = typeEnd(first);
  const parent = end.parent;
  const isOwner = parent?.type === "member_access_expression" && ownerOf(parent)?.id === end.id;
  const member = isOwner && parent ? memberOf(parent) : undefined;
  return { node: end, name: fullName(dotted(end)), member };
}

export function shortOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

// System.Uri.EscapeDataString: climbs as long as there is a namespace to the left.
function typeEnd(first: Node): Node {
  let end = first;
  while (
    NAMESPACES.has(dotted(end)) &&
    end.parent &&
    /^(qualified_name|member_access_expression)$/.test(end.parent.type)
  ) {
    end = end.parent;
  }
  return end;
}

function dotted(node: Node): string {
  return node.text.replaceAll(/\s+/g, "").replace(/<.*/, "");
}

function fullName(written: string): string {
  const name = Object.hasOwn(ALIASES, written) ? ALIASES[written] : written;
  return name.includes(".") ? name : (SHORT_NAMES.get(name) ?? name);
}

function shortName(type: Node | null): string | undefined {
  return type ? shortOf(dotted(type)) : undefined;
}

function memberType(owner: string | undefined, member: string): string | undefined {
  if (!owner) return undefined;
  const context = Object.hasOwn(CONTEXT_TYPES, owner) ? CONTEXT_TYPES[owner] : undefined;
  const members = context ?? (Object.hasOwn(RETURNS, owner) ? RETURNS[owner] : {});
  return Object.hasOwn(members, member) ? members[member] || undefined : undefined;
}

function leftmost(node: Node): Node {
  const owner = ACCESSES.includes(node.type) ? ownerOf(node) : undefined;
  return owner ? leftmost(owner) : node;
}

function namespacesOf(name: string): string[] {
  const parts = name.split(".").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("."));
}
