import { ExpressionFault } from "../../apim/expression-fault";
import { parseBlock, parseExpression } from "../../apim/parse-expression";
import type { Section } from "../../apim/policy-element";
import { PolicyFault } from "../../apim/policy-fault";
import { type Place, type PolicyNode, type PolicyText, readPolicy } from "../../apim/read-policy";
import { type Problem, problem } from "../../private/problem-list";
import { compileExpression } from "../csharp/compile-expression";
import type { PolicyScopes } from "../topology";
import type { CompileContext, CompiledCode } from "./compile-context";
import type { CorsRule } from "./cors-rule";
import { type FilledText, withNamedValues } from "./named-values";
import type { PolicyPlace, ScopeName } from "./policy-place";
import { PolicyReader } from "./policy-reader";
import { POLICIES } from "./policy-table";
import { mayReadAnswer, mentionsResponse } from "./reads-answer";
import { flow, type Step, sequence, waiting } from "./step";

/** What the documents of one program share. */
export interface SharedCompilation {
  readonly scopes: PolicyScopes;
  readonly problems: Problem[];
  readonly policies: Set<string>;
  readonly backendIds: Set<string>;
  readonly addCors: (rule: CorsRule) => void;
  /** Code that has been compiled, by its text: a policy says the same thing in many places. */
  readonly codes: Map<string, CompiledCode>;
}

/** Compiles one document, or one fragment where it is included. */
export class DocumentCompiler implements CompileContext {
  private readonly filled: FilledText;
  private readonly root: PolicyNode | undefined;
  private counts = new Map<string, number>();

  constructor(
    private readonly scope: ScopeName,
    text: string,
    private readonly shared: SharedCompilation,
    /** As the faults call it. */
    private readonly title: string = scope,
  ) {
    this.filled = withNamedValues(text, shared.scopes.namedValues);
    for (const { name, at } of this.filled.missing) this.note(`the named value '${name}' is not there`, at);
    this.root = this.read();
    if (this.root && this.title === scope) this.checkSections(this.root);
  }

  /** The policies of a section, with those of the scope around it where `base` stands. */
  section(name: Section, outer: readonly Step[]): readonly Step[] {
    const section = this.root?.children.find((child) => child.name === name);
    if (!section) return outer;
    this.checkText(section);
    this.counts = new Map();
    const place = { source: name, scope: this.scope, section: name, path: "", policyId: "" };
    return section.children.flatMap((child) =>
      child.name === "base" ? outer : [this.policy(child, section.children, place)],
    );
  }

  /** What a fragment holds, where it is included. */
  included(outer: PolicyPlace): Step {
    if (this.root) this.checkText(this.root);
    return this.policies(this.root?.children ?? [], outer);
  }

  policies(nodes: readonly PolicyNode[], outer: PolicyPlace): Step {
    return sequence(nodes.map((node) => this.policy(node, nodes, outer)));
  }

  code(text: PolicyText): CompiledCode {
    const known = this.shared.codes.get(text.value);
    if (known) return known;
    const code = text.code ?? "";
    try {
      const tree = text.isExpression === "block" ? parseBlock(code) : parseExpression(code);
      const run = compileExpression(tree);
      const compiled = { run, mayRead: mayReadAnswer(tree), isOfResponse: mentionsResponse(tree) };
      this.shared.codes.set(text.value, compiled);
      return compiled;
    } catch (error) {
      if (!(error instanceof ExpressionFault)) throw error;
      this.fault(error.message, text.placeOf(error.offset));
      return { run: () => null, mayRead: false, isOfResponse: false };
    }
  }

  fragment(id: string, at: Place, outer: PolicyPlace): Step {
    const text = this.shared.scopes.fragments.get(id);
    if (this.title !== this.scope) this.fault("a fragment may not include another", at);
    else if (text === undefined) this.fault(`there is no fragment '${id}'`, at);
    else return new DocumentCompiler(this.scope, text, this.shared, `fragment ${id}`).included(outer);
    return sequence([]);
  }

  ordinal(name: string): number {
    const before = this.counts.get(name) ?? 0;
    this.counts.set(name, before + 1);
    return before;
  }

  fault(message: string, at: Place): void {
    this.note(message, this.filled.placeOf(at));
  }

  mention(backendId: string): void {
    this.shared.backendIds.add(backendId);
  }

  preflight(rule: CorsRule): void {
    this.shared.addCors(rule);
  }

  private policy(node: PolicyNode, siblings: readonly PolicyNode[], outer: PolicyPlace): Step {
    const kind = POLICIES.get(node.name);
    if (!kind) {
      this.fault(
        node.name === "base"
          ? "'base' may stand directly in a section only"
          : `'${node.name}' is no policy that a drill executes`,
        node.at,
      );
      return sequence([]);
    }
    if (!kind.sections.includes(outer.section))
      this.fault(`'${node.name}' may not stand in '${outer.section}'`, node.at);
    this.shared.policies.add(node.name);
    const reader = new PolicyReader(node, placeOf(node, siblings, outer), this);
    const step = kind.compile(reader);
    reader.finish();
    if (!reader.mayRead) return step;
    return waiting(function* (request) {
      yield* flow(step, request);
      yield* request.settle();
    });
  }

  private read(): PolicyNode | undefined {
    try {
      const root = readPolicy(this.filled.text);
      const expected = this.title === this.scope ? "policies" : "fragment";
      if (root.name === expected) return root;
      this.fault(`the root is '${root.name}', not '${expected}'`, root.at);
    } catch (error) {
      if (!(error instanceof PolicyFault)) throw error;
      this.fault(error.message, error);
    }
    return undefined;
  }

  private checkText({ name, text }: PolicyNode): void {
    if (text) this.fault(`'${name}' takes no text`, text.at);
  }

  private checkSections(root: PolicyNode): void {
    this.checkText(root);
    const { children } = root;
    for (const [index, { name, at }] of children.entries()) {
      if (!["inbound", "backend", "outbound", "on-error"].includes(name)) this.fault(`'${name}' is no section`, at);
      else if (children.findIndex((child) => child.name === name) < index) this.fault(`a second '${name}'`, at);
    }
  }

  private note(message: string, { line, column }: Place): void {
    this.shared.problems.push(problem("PolicyRefused", `${this.title}:${line}:${column}`, { message }));
  }
}

function placeOf(node: PolicyNode, siblings: readonly PolicyNode[], outer: PolicyPlace): PolicyPlace {
  const same = siblings.filter(({ name }) => name === node.name);
  const own = same.length > 1 ? `${node.name}[${same.indexOf(node) + 1}]` : node.name;
  return {
    source: node.name,
    scope: outer.scope,
    section: outer.section,
    path: outer.path === "" ? own : `${outer.path}/${own}`,
    policyId: node.attributes.get("id")?.value ?? "",
  };
}
