import { isAllowedMember } from "../../../apim/allowed-types";
import type { Member } from "../library/member";
import { extensionMembers, ownMembers } from "../library/member-index";
import { anonymousFields } from "../types/anonymous";
import { OBJECT } from "../types/core-types";
import { lineage, parametersOf } from "../types/inheritance";
import { substitute, type Type } from "../types/type";
import type { AnonymousValue } from "../values/anonymous-value";
import type { Candidate } from "./overloads";

/** A member and the type that has it: the type asked, or what it inherits from. */
export interface Found extends Candidate {
  readonly owner: Type;
}

export function propertyOf(type: Type, name: string, isStatic: boolean): Found | undefined {
  const field = anonymousFields(type).findIndex((each) => each.name === name);
  if (field >= 0 && !isStatic) return anonymousField(type, field);
  for (const owner of owners(type, isStatic)) {
    const member = permitted(owner, name).find((each) => each.kind === "property" && each.isStatic === isStatic);
    if (member) return candidate(member, owner);
  }
  return undefined;
}

function anonymousField(type: Type, at: number): Found {
  const { name, type: returns } = anonymousFields(type)[at];
  const implementation = ({ fields }: AnonymousValue) => fields[at];
  const of = { owner: type.definition, isStatic: false, typeParameters: [], parameters: [], implementation };
  return { member: { kind: "property", name, returns, ...of }, owner: type, parameters: [], returns, ownerTypes: [] };
}

/** Methods of a name, level by level: what a type declares hides what it inherits, as far as it fits. */
export function methodsOf(type: Type, name: string, isStatic: boolean): Found[][] {
  return levels(type, name, "method", isStatic);
}

export function indexersOf(type: Type): Found[][] {
  return levels(type, "[]", "indexer", false);
}

export function constructorsOf(type: Type): Found[] {
  return ownMembers(type.definition, "new").map((member) => candidate(member, type));
}

export function extensionsOf(name: string): Candidate[] {
  return extensionMembers(name).map((member) => ({
    member,
    parameters: member.parameters,
    returns: member.returns,
    ownerTypes: [],
  }));
}

function levels(type: Type, name: string, kind: Member["kind"], isStatic: boolean): Found[][] {
  return owners(type, isStatic)
    .map((owner) =>
      permitted(owner, name)
        .filter((each) => each.kind === kind && each.isStatic === isStatic)
        .map((member) => candidate(member, owner)),
    )
    .filter((found) => found.length > 0);
}

// Of a few types policy expressions may use some members only.
function permitted({ definition }: Type, name: string): readonly Member[] {
  const isRefused = isAllowedMember(definition.name, name === "[]" ? "Item" : name) === false;
  return isRefused ? [] : ownMembers(definition, name);
}

function owners(type: Type, isStatic: boolean): readonly Type[] {
  const own = lineage(type);
  return isStatic || own.includes(OBJECT) ? own : [...own, OBJECT];
}

function candidate(member: Member, owner: Type): Found {
  const formal = parametersOf(owner.definition);
  const replace = (type: Type) => substitute(type, formal, owner.args);
  return {
    member,
    owner,
    parameters: member.parameters.map((each) => ({ ...each, type: replace(each.type) })),
    returns: replace(member.returns),
    ownerTypes: owner.args,
  };
}
