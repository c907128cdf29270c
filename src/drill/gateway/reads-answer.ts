import type { Block, Expression, Member } from "../../apim/expression-tree";

/**
 * Whether code may read the body of an answer: it asks something for its `Body` that is not the request. A reader of the whole
 * tree, whatever the kinds of its nodes.
 */
export function mayReadAnswer(tree: Expression | Block): boolean {
  return isBodyOfOther(tree) || Object.values(tree).some(holdsReader);
}

/** Whether code asks anything of `context.Response`. */
export function mentionsResponse(tree: unknown): boolean {
  if (Array.isArray(tree)) return tree.some(mentionsResponse);
  if (typeof tree !== "object" || tree === null) return false;
  const { kind, name } = tree as Partial<Member>;
  return (kind === "member" && name === "Response") || Object.values(tree).some(mentionsResponse);
}

function holdsReader(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(holdsReader);
  return typeof part === "object" && part !== null && mayReadAnswer(part as Expression);
}

function isBodyOfOther(node: Expression | Block): boolean {
  if (node.kind !== "member" || node.name !== "Body") return false;
  const { target } = node;
  return !(target.kind === "member" && target.name === "Request" && target.target.kind === "name");
}
