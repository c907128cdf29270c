import type { Name } from "../../../apim/expression-tree";
import { CONTEXT } from "../types/core-types";
import { findDefinition, isNameable } from "../types/definitions";
import { typeOrNamespace } from "./bind-member";
import type { Binding } from "./binding";
import { computed, constantOf, type Operand } from "./bound";
import { fault } from "./fault";
import type { Code, Frame } from "./frame";
import type { Variable } from "./scope";
import { refusal, typeNamed } from "./type-names";

export function bindName(binding: Binding, { name, at, typeArguments }: Name): Operand {
  const variable = binding.scope.find(name);
  if (variable?.constant) return constantOf(variable.type, variable.constant.value);
  if (variable) return computed(variable.type, variableCode(variable, binding.scope.distance(variable)));
  if (name === "context") return computed(CONTEXT, (frame) => frame.run);
  if (!typeArguments) return typeOrNamespace(name, 0, at);
  const args = typeArguments.map(typeNamed);
  const found = findDefinition(name, args.length);
  if (!found || !isNameable(found)) throw fault(at, refusal(found?.name ?? name));
  return { kind: "type", definition: found, type: found.of(...args) };
}

function variableCode({ slot }: Variable, distance: number): Code {
  if (distance === 0) return (frame) => frame.slots[slot];
  if (distance === 1) return (frame) => (frame.outer as Frame).slots[slot];
  return (frame) => {
    let at = frame;
    for (let left = distance; left > 0; left--) at = at.outer as Frame;
    return at.slots[slot];
  };
}
