import { TerraformStack } from "cdktf";
import type { IConstruct, IValidation } from "constructs";
import type { Finding } from "../audit/finding";
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
    AppCheck.of(stack).addStack(created);
    return created;
  }

  private readonly checks: DocumentCheck[] = [];

  private constructor(private readonly stack: TerraformStack) {}

  /** The stack, and those inside it: one has a document of its own, and what stands in it still belongs to the zone above it. */
  public get stacks(): readonly TerraformStack[] {
    const inner = this.stack.node
      .findAll()
      .filter((construct) => construct !== this.stack && TerraformStack.isStack(construct));
    return [this.stack, ...(inner as TerraformStack[])];
  }

  public add(check: DocumentCheck): void {
    this.checks.push(check);
  }

  /** What the checks say of a document. */
  public findings(document: TerraformDocument): readonly Finding[] {
    return this.checks.flatMap((check) => check(document));
  }

  public validate(): string[] {
    return AppCheck.of(this.stack).validateStack(this);
  }
}
