/** One change that somebody should notice. */
export interface Change {
  /** Unlike that of any other. */
  readonly name: string;
  /** What it breaks. */
  readonly standsFor: string;
  /** As it stands there, found exactly once. */
  readonly find: string;
  readonly replace: string;
  /** What guards it: one of them must notice. The quickest comes first. */
  readonly noticedBy: readonly string[];
}

/**
 * One of the policy. It stands for what of the contract it breaks: a row of table 2.2, a knob of table 2.1, or a guard. Entities
 * are resolved in what is to be found, in `within` if that is given. Scenarios guard it.
 */
export interface Mutation extends Change, Where {}

/** Where a mutation is looked for. */
export interface Where {
  /** The whole policy without it. */
  readonly within?: PlaceName;
  /** Topologies in which it must be found; without it the first one. */
  readonly at?: readonly string[];
}

export function guard(
  name: string,
  standsFor: string,
  find: string,
  replace: string,
  noticedBy: readonly string[],
  where: Where = {},
): Mutation {
  return { name, standsFor, find, replace, noticedBy, ...where };
}

/** Parts of the policy, from a text to the next one. */
const PLACES = {
  inbound: ["  <inbound>\n", "\n  </inbound>"],
  backend: ["  <backend>\n", "\n  </backend>"],
  outbound: ["  <outbound>\n", "\n  </outbound>"],
  "on-error": ["  <on-error>\n", "\n  </on-error>"],
  /** What one deployment is told. */
  route: ["&quot;chat&quot;, StringComparison.OrdinalIgnoreCase", "</when>"],
  "first answer": ["<return-response>", "</return-response>"],
} as const;

export type PlaceName = keyof typeof PLACES;

/** A document of a policy. */
export interface PolicyText {
  readonly id: string;
  readonly text: string;
}

/** How code stands in an attribute, between tags, or as it is. */
const FORMS: readonly ((code: string) => string)[] = [
  (code) => between(code).replaceAll('"', "&quot;"),
  between,
  (code) => code,
];

function between(code: string): string {
  return code.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** How often a mutation is found in documents. */
export function occurrences(mutation: Mutation, documents: readonly PolicyText[]): number {
  return documents.flatMap(({ text }) => places(mutation, text)).length;
}

/** The documents with the mutation in them. Throws if it is not found exactly once. */
export function mutate(mutation: Mutation, documents: readonly PolicyText[]): PolicyText[] {
  const count = occurrences(mutation, documents);
  if (count !== 1) throw new Error(`'${mutation.name}' is found ${count} times instead of once: ${mutation.find}`);
  return documents.map(({ id, text }) => {
    const [found] = places(mutation, text);
    return found === undefined
      ? { id, text }
      : { id, text: text.slice(0, found.at) + found.form(mutation.replace) + text.slice(found.to) };
  });
}

interface Found {
  readonly at: number;
  readonly to: number;
  readonly form: (code: string) => string;
}

/** Where a mutation is found; forms that give the same text are one. */
function places({ find, within }: Mutation, text: string): Found[] {
  const [from, until] = bounds(text, within);
  const found = new Map<number, Found>();
  for (const form of FORMS) {
    for (const { index, 0: piece } of text.slice(from, until).matchAll(pattern(form(find)))) {
      if (!found.has(from + index))
        found.set(from + index, { at: from + index, to: from + index + piece.length, form });
    }
  }
  return [...found.values()];
}

/** However far lines are indented. */
export function pattern(wanted: string): RegExp {
  const literal = wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(literal.replace(/\s*\n\s*/g, "\\s+"), "g");
}

function bounds(text: string, within: PlaceName | undefined): [from: number, until: number] {
  if (within === undefined) return [0, text.length];
  const [start, end] = PLACES[within];
  const from = text.indexOf(start);
  return from < 0 ? [0, 0] : [from, text.indexOf(end, from)];
}
