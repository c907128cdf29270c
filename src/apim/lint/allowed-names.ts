import { fullTypeName, isAllowedMember, shortTypeName } from "../allowed-types";
import { CONTEXT_TYPES, isContextMember } from "../context-types";
import type { Member, Name, TypeName } from "../expression-tree";
import { typeNamesOf } from "../walk-expression";
import { findingAt, type LintDocument, type LintExpression } from "./lint-document";
import type { LintFinding } from "./lint-finding";

/** Types and members that Azure does not allow in an expression. */
export function allowedNames({ expressions }: LintDocument): LintFinding[] {
  return expressions.flatMap((expression) => [
    ...typeNamesOf(expression.tree).flatMap((type) => writtenType(expression, type)),
    ...expression.scope.nodes.flatMap((node) => [
      ...(node.kind === "name" ? named(expression, node) : []),
      ...(node.kind === "member" ? taken(expression, node) : []),
      ...(node.kind === "typeof" ? [unknownType(expression, node.at, "System.Type")] : []),
      ...(node.kind === "tuple" ? [unknownType(expression, node.at, "System.ValueTuple")] : []),
    ]),
  ]);
}

function writtenType(expression: LintExpression, { name, at }: TypeName): LintFinding[] {
  // After `is` it may be a constant of a type.
  const dot = name.lastIndexOf(".");
  const isConstant = dot > 0 && isAllowedMember(name.slice(0, dot), name.slice(dot + 1));
  return isKnownType(name) || isConstant ? [] : [unknownType(expression, at, name)];
}

/** A name that nothing in the expression declares must be a type. */
function named(expression: LintExpression, node: Name): LintFinding[] {
  const found = expression.scope.namedType(node);
  if (!found || node.name === "_") return [];
  if (!isKnownType(found.name)) return [unknownType(expression, node.at, found.name)];
  const { member } = found;
  return member && isAllowedMember(found.name, member.name) === false
    ? [forbiddenMember(expression, member, found.name)]
    : [];
}

function taken(expression: LintExpression, node: Member): LintFinding[] {
  const type = expression.scope.typeOf(node.target);
  if (type === undefined) return [];
  const isAllowed = isContextMember(type, node.name) ?? isAllowedMember(type, node.name);
  return isAllowed === false ? [forbiddenMember(expression, node, type)] : [];
}

function isKnownType(name: string): boolean {
  return name === "var" || Object.hasOwn(CONTEXT_TYPES, name) || isAllowedMember(fullTypeName(name), "") !== undefined;
}

function unknownType({ text }: LintExpression, at: number, name: string): LintFinding {
  const message = `'${name}' is not a type that expressions may use, nor a name that is declared here`;
  return findingAt("TypeNotAllowed", "error", text.placeOf(at), message);
}

function forbiddenMember({ text }: LintExpression, { name, nameAt }: Member, type: string): LintFinding {
  const message = `expressions may not use '${shortTypeName(type)}.${name}'`;
  return findingAt("MemberNotAllowed", "error", text.placeOf(nameAt), message);
}
