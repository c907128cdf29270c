import { TerraformStack } from "cdktf";
import type { IConstruct, IValidation } from "constructs";
import { type Finding, renderFinding } from "../audit/finding";
import type { TerraformDocument } from "../terraform/terraform-document";
import { AppCheck } from "./app-check";

/** Looks at the finished document of a stack; gives what is wrong with it. */
export type DocumentCheck = (document: TerraformDocument) => readonly Finding[];

const checksOfStack = new WeakMap<TerraformStack, StackCheck>();

/**
 * All checks on the finished document of one stack. Overrides show nowhere else, and rendering a document costs as much as
 * writing it, so it is rendered once for all zones and all checks.
 */
export class StackCheck implements IValidation {
  public static of(scope: IConstruct): StackCheck {
    const stack = TerraformStack.of(scope);
    const known = checksOfStack.get(stack);
    if (known) return known;
    const created = new StackCheck(stack);
    checksOfStack.set(stack, created);
    stack.node.addValidation(created);
    return created;
  }

  private readonly checks: DocumentCheck[] = [];

  private constructor(private readonly stack: TerraformStack) {}

  public add(check: DocumentCheck): void {
    this.checks.push(check);
  }

  public validate(): string[] {
    // A stack inside this one has a document of its own, and what stands in it still belongs to the zone above it.
    const inner = this.stack.node
      .findAll()
      .filter((construct) => construct !== this.stack && TerraformStack.isStack(construct));
    const app = AppCheck.of(this.stack);
    const findings = [this.stack, ...(inner as TerraformStack[])].flatMap((stack) => {
      const document = app.finishedDocument(stack);
      return toldOnce(this.checks.flatMap((check) => check(document))).map(renderFinding);
    });
    if (findings.length > 0) app.discard();
    return findings;
  }
}

// A value that was overridden and breaks a rule of its own is one fault: the rule says more.
function toldOnce(findings: readonly Finding[]): readonly Finding[] {
  const place = ({ path, attribute }: Finding) => `${path} ${attribute}`;
  const told = new Set(findings.filter(({ code }) => code !== "PinnedValueOverridden").map(place));
  return findings.filter((item) => item.code !== "PinnedValueOverridden" || !told.has(place(item)));
}
