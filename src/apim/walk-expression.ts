import type { Block, Expression, Statement, TypeName } from "./expression-tree";

/** Anything of a tree that has a kind. */
export type Tree = Expression | Statement;

/** A tree and all below it, each before what it holds, in the order of the code. */
export function nodesOf(tree: Tree): Tree[] {
  const found: Tree[] = [];
  visit(tree, undefined, (node) => found.push(node));
  return found.sort((a, b) => a.at - b.at);
}

/** What every node of a tree stands in; nothing for the tree itself. */
export function parentsOf(tree: Tree): ReadonlyMap<Tree, Tree> {
  const parents = new Map<Tree, Tree>();
  visit(tree, undefined, (node, parent) => {
    if (parent) parents.set(node, parent);
  });
  return parents;
}

/** The types that are written in a tree, with those inside of brackets. */
export function typeNamesOf(tree: Tree): TypeName[] {
  const found: TypeName[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (isObject(value)) {
      if (isTypeName(value)) found.push(value);
      Object.values(value).forEach(look);
    }
  };
  look(tree);
  return found.sort((a, b) => a.at - b.at);
}

function visit(value: unknown, parent: Tree | undefined, each: (node: Tree, parent: Tree | undefined) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, parent, each);
  } else if (isObject(value)) {
    const node = isTree(value) ? value : undefined;
    if (node) each(node, parent);
    for (const item of Object.values(value)) visit(item, node ?? parent, each);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

// Initializers have a kind too, but no place.
function isTree(value: object): value is Expression | Block {
  return "kind" in value && "at" in value;
}

function isTypeName(value: object): value is TypeName {
  return "rank" in value;
}
