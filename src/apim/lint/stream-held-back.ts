import type { Tree } from "../walk-expression";
import {
  ancestorsOf,
  elementsOf,
  findingAt,
  type LintDocument,
  type LintElement,
  type LintExpression,
  literalOf,
} from "./lint-document";
import type { LintFinding } from "./lint-finding";

/** What a test looks at that tells a stream from another answer: an error is none, and its type says so. */
const TELLS = /^(StatusCode)$|stream|content-type/i;

/**
 * Bodies of answers that are read whatever they are. Reading one holds it back until its end, so that a stream arrives all at once,
 * if at all.
 */
export function streamHeldBack(document: LintDocument): LintFinding[] {
  const forwards = elementsOf(document.root, "forward-request");
  // Said outright, the answer is no stream.
  const isBuffered = forwards.some((each) => literalOf(each, "buffer-response")?.toLowerCase() === "true");
  if (isBuffered) return [];
  return document.expressions.flatMap((expression) => {
    const { element, scope, text } = expression;
    if (element.section !== "outbound" && element.section !== "backend") return [];
    const read = scope.nodes.find(
      (node) =>
        node.kind === "member" &&
        node.name === "Body" &&
        scope.pathOf(node) === "context.Response.Body" &&
        isRead(node, scope.parentOf(node)),
    );
    if (!read || isTold(document, expression)) return [];
    const message = "reading the body holds a stream back until its end: ask for the status or the Content-Type before";
    return [findingAt("StreamHeldBack", "warning", text.placeOf(read.at), message)];
  });
}

function isRead(body: Tree, parent: Tree | undefined): boolean {
  return parent?.kind === "member" && parent.target === body;
}

/** Whether the expression, or a branch around it, looks at something that tells streams. */
function isTold({ expressions }: LintDocument, { element, ...own }: LintExpression): boolean {
  const branches: LintElement[] = ancestorsOf(element).flatMap((each) =>
    each.parent?.node.name === "choose" ? each.parent.children : [],
  );
  const tests = expressions.filter((each) => branches.includes(each.element) && each.attribute === "condition");
  return [own, ...tests].some(({ scope }) => scope.nodes.some(tells));
}

function tells(node: Tree): boolean {
  if (node.kind === "member") return TELLS.test(node.name);
  return node.kind === "literal" && typeof node.value === "string" && TELLS.test(node.value);
}
