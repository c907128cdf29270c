import { type JsonValue, ownValue } from "../terraform/json-value";
import { resolveValue } from "../terraform/reference";
import type { Resolution } from "../terraform/resolution";
import { targetOf, type Written } from "../terraform/target";
import { isTemplate, type Step, type Traversal } from "../terraform/template";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import { certain, otherThanDefault } from "./certain";
import { OWN_NAMES } from "./own-attributes";
import { sourcesOf } from "./sources-of";

/** A part of a text: fixed, an attribute of a resource, or something else that only Terraform knows. */
export type Piece = TextPiece | EndPiece | UnknownPiece;

interface TextPiece {
  readonly kind: "text";
  readonly text: string;
}

/** An attribute that tells which resource is meant: its id, its name, or what Azure computes. */
export interface EndPiece {
  readonly kind: "end";
  /** A data source where `isRead` does not tell otherwise. */
  readonly resource: TerraformResource;
  readonly attribute: string;
  /** Where the document tells it. */
  readonly text?: string;
}

export interface UnknownPiece {
  readonly kind: "unknown";
  readonly expression: string;
  readonly reason: string;
  /** Resources of which it is made, and of nothing else; empty when that cannot be told. */
  readonly sources: readonly TerraformResource[];
  /** A number, true or false, whichever is given. */
  readonly isNoText?: true;
}

/** A text in which one character stands for each piece that is not fixed, so that patterns can be asked of it. */
export interface Composed {
  readonly text: string;
  readonly marks: ReadonlyMap<string, EndPiece | UnknownPiece>;
  /** As it is written, for messages and for what was declared of an expression. */
  readonly written: string;
}

/** Locals that stand for a value lead to each other; a chain longer than this was not written by hand. */
const MOST_STEPS = 32;
/** A private use area of Unicode, for marks. */
const FIRST_MARK = 0xe000;
const LAST_MARK = 0xf8ff;
export const MARKS = /[\uE000-\uF8FF]/g;

/** Any of them, as a part of a pattern. */
export const MARK = "[\\uE000-\\uF8FF]";

/**
 * A value with the references in it followed to the resources that they name.
 *
 * @param isCertain Whether the default of a variable is not known, as another value may be given.
 */
export function composed({ document, raw, variable }: Omit<Written, "kind">, isCertain = false): Composed {
  const marks = new Map<string, EndPiece | UnknownPiece>();
  let text = "";
  const pieces =
    variable === undefined
      ? new Tracer(isCertain).piecesOf(document, raw)
      : new Tracer(isCertain).byDefault({ kind: "written", document, raw, variable }, variable, variable);
  for (const piece of pieces) {
    if (piece.kind === "text") {
      text += piece.text.replace(MARKS, "\uFFFD");
      continue;
    }
    // Of the last mark nobody can tell which piece it is.
    const isFull = FIRST_MARK + marks.size >= LAST_MARK;
    const mark = String.fromCharCode(isFull ? LAST_MARK : FIRST_MARK + marks.size);
    marks.set(mark, isFull ? unknownPiece(String(raw), "it has too many parts") : piece);
    text += mark;
  }
  return { text, marks, written: isCertain && variable !== undefined ? `\${${variable}}` : String(raw) };
}

/** The text with what the document tells in the place of marks; nothing where one is not told. */
export function plainText({ marks }: Composed, text: string): string | undefined {
  let isKnown = true;
  const plain = text.replace(MARKS, (mark) => {
    const piece = marks.get(mark);
    const told = piece?.kind === "end" ? piece.text : undefined;
    if (told === undefined) isKnown = false;
    return told ?? "";
  });
  return isKnown ? plain : undefined;
}

/** Follows references, through the default of a variable only where that need not be certain. */
class Tracer {
  constructor(private readonly isCertain: boolean) {}

  piecesOf(document: TerraformDocument, raw: JsonValue, steps = 0): readonly Piece[] {
    if (typeof raw === "number" || typeof raw === "boolean") return [{ kind: "text", text: String(raw) }];
    if (typeof raw !== "string") return [unknownPiece("", "it is no text")];
    if (!isTemplate(raw)) return [{ kind: "text", text: raw }];
    const parts = document.template(raw);
    if (!parts) return [unknownPiece(raw, "it is a template of a form that is not read here")];
    if (steps > MOST_STEPS) return [unknownPiece(raw, "it refers to itself, or goes too deep")];
    return parts.flatMap((part): readonly Piece[] => {
      if (part.kind === "text") return [part];
      return part.kind === "traversal"
        ? this.traced(document, part.traversal, steps)
        : this.expressed(document, part.text);
    });
  }

  byDefault({ document, raw }: Written, expression: string, variable: string, steps = 0): readonly Piece[] {
    if (this.isCertain) return [ofVariable(document, variable, unknownPiece(expression, otherThanDefault(variable)))];
    // It holds no template.
    return typeof raw === "string" ? [{ kind: "text", text: raw }] : this.piecesOf(document, raw, steps);
  }

  private traced(document: TerraformDocument, traversal: Traversal, steps: number): readonly Piece[] {
    const { text } = traversal;
    const named = namedBy(document, traversal);
    const target = targetOf(document, traversal);
    if (target.kind === "unknown") {
      const end = target.end ?? named;
      if (end) return [{ kind: "end", ...end }];
      return [ofVariable(document, text, unknownPiece(text, target.reason, sourcesOf(document, text)))];
    }
    if (named && OWN_NAMES.has(named.attribute)) {
      const own = this.resolved(document, text);
      return [{ kind: "end", ...named, text: own.kind === "literal" ? String(own.value) : undefined }];
    }
    if (steps > MOST_STEPS) return [unknownPiece(text, "it refers to itself, or goes too deep")];
    if (target.kind === "onward") return this.traced(target.document, target.traversal, steps + 1);
    if (target.variable !== undefined) return this.byDefault(target, text, target.variable, steps + 1);
    return this.piecesOf(target.document, target.raw, steps + 1);
  }

  private expressed(document: TerraformDocument, expression: string): readonly Piece[] {
    const found = this.resolved(document, expression);
    if (found.kind === "literal") return [{ kind: "text", text: String(found.value) }];
    return [unknownPiece(expression, found.reason, sourcesOf(document, expression))];
  }

  private resolved(document: TerraformDocument, expression: string): Resolution {
    const found = resolveValue(document, `\${${expression}}`);
    return this.isCertain ? certain(found, expression) : found;
  }
}

/** Of a variable of some types Terraform takes nothing else than a number, or than true and false. */
function ofVariable(document: TerraformDocument, expression: string, piece: UnknownPiece): UnknownPiece {
  const name = /^var\.([^.[]+)$/.exec(expression)?.[1] ?? "";
  const type = ownValue(document.variables.get(name) ?? {}, "type");
  return type === "number" || type === "bool" ? { ...piece, isNoText: true } : piece;
}

/** The resource or data source of this document that a traversal begins with, and the attribute it asks for. */
export function namedBy(
  document: TerraformDocument,
  { steps }: Traversal,
): { readonly resource: TerraformResource; readonly attribute: string } | undefined {
  const start = steps[0]?.key === "resource" ? 1 : 0;
  const length = start + (steps[start]?.key === "data" ? 3 : 2);
  const resource = document.resource(keysOf(steps.slice(start, length)));
  const attribute = keysOf(steps.slice(length).filter(({ kind }) => kind === "name"));
  return resource && attribute !== "" ? { resource, attribute } : undefined;
}

function keysOf(steps: readonly Step[]): string {
  return steps.map(({ key }) => key).join(".");
}

function unknownPiece(expression: string, reason: string, sources: readonly TerraformResource[] = []): UnknownPiece {
  return { kind: "unknown", expression, reason, sources };
}
