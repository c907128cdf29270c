import type { Call, Expression, Statement, ThrowExpression, TypeName } from "../../../apim/expression-tree";
import { UnfitTypes } from "../library/member-table";
import { nullReference } from "../text/exceptions";
import { EXCEPTION } from "../types/core-types";
import { NEVER, type Type } from "../types/type";
import type { ExceptionValue } from "../values/exception-value";
import { bindAssignment, bindStep } from "./bind-assignment";
import { bindBinary } from "./bind-binary";
import { bindCall } from "./bind-call";
import { bindLambda } from "./bind-lambda";
import { bindDefault, bindInterpolation, bindLiteral, bindNameOf } from "./bind-literal";
import { bindIndex, bindMember } from "./bind-member";
import { bindName } from "./bind-name";
import { bindNew, bindNewArray } from "./bind-new";
import { bindStatement } from "./bind-statement";
import { bindAs, bindCast, bindConditional, bindTypeTest, bindUnary } from "./bind-unary";
import type { Binding, ReturnCollector, StatementCode } from "./binding";
import { type Bound, computed, type FunctionLike, type Operand } from "./bound";
import { endOfChain } from "./chain";
import { convert } from "./convert";
import { fault } from "./fault";
import type { Code } from "./frame";
import type { Scope } from "./scope";
import { typeNamed } from "./type-names";

/** Finds out what an expression means, and makes code of it. */
export class Binder implements Binding {
  constructor(
    readonly scope: Scope,
    readonly returns: ReturnCollector,
  ) {}

  expression(tree: Expression): Bound {
    const operand = this.argument(tree);
    if (operand.kind === "function") throw fault(operand.at, "a function can only be an argument");
    return operand;
  }

  converted(tree: Expression, to: Type): Code {
    return convert(this.expression(tree), to, tree.at);
  }

  argument(tree: Expression): Bound | FunctionLike {
    const operand = this.operand(tree);
    if (operand.kind === "type") throw fault(tree.at, `'${operand.definition.name}' is a type, not a value`);
    if (operand.kind === "namespace") throw fault(tree.at, `'${operand.name}' is a namespace, not a value`);
    return operand.kind === "value" ? endOfChain(operand) : operand;
  }

  operand(tree: Expression): Operand {
    switch (tree.kind) {
      case "name":
        return bindName(this, tree);
      case "member":
        return bindMember(this, tree);
      case "lambda":
        return bindLambda(this, tree);
      default:
        return this.value(tree);
    }
  }

  statement(tree: Statement): StatementCode {
    return bindStatement(this, tree);
  }

  type(name: TypeName): Type {
    return typeNamed(name);
  }

  within(scope: Scope, returns: ReturnCollector = this.returns): Binding {
    return new Binder(scope, returns);
  }

  private value(tree: Exclude<Expression, { readonly kind: "name" | "member" | "lambda" }>): Bound {
    switch (tree.kind) {
      case "literal":
        return bindLiteral(tree);
      case "interpolation":
        return bindInterpolation(this, tree);
      case "call":
        return this.called(tree);
      case "index":
        return bindIndex(this, tree);
      case "binary":
        return bindBinary(this, tree);
      case "unary":
        return tree.operator === "++" || tree.operator === "--" ? bindStep(this, tree) : bindUnary(this, tree);
      case "conditional":
        return bindConditional(this, tree);
      case "cast":
        return bindCast(this, tree);
      case "assignment":
        return bindAssignment(this, tree);
      case "new":
        return bindNew(this, tree);
      case "new-array":
        return bindNewArray(this, tree);
      default:
        return this.rareValue(tree);
    }
  }

  private rareValue(
    tree: Extract<
      Expression,
      { readonly kind: "is" | "as" | "default" | "nameof" | "throw-expression" | "typeof" | "tuple" }
    >,
  ): Bound {
    switch (tree.kind) {
      case "is":
        return bindTypeTest(this, tree);
      case "as":
        return bindAs(this, tree);
      case "default":
        return bindDefault(this, tree);
      case "nameof":
        return bindNameOf(tree);
      case "throw-expression":
        return this.thrown(tree);
      default:
        throw fault(
          tree.at,
          tree.kind === "typeof"
            ? "'typeof' is not permitted in policy expressions"
            : "tuples are not known to this interpreter",
        );
    }
  }

  private called(tree: Call): Bound {
    try {
      return bindCall(this, tree);
    } catch (error) {
      if (error instanceof UnfitTypes) throw fault(tree.at, error.message);
      throw error;
    }
  }

  private thrown({ value }: ThrowExpression): Bound {
    const code = this.converted(value, EXCEPTION) as Code<ExceptionValue | null>;
    return computed(NEVER, (frame) => {
      const made = code(frame);
      throw made === null ? nullReference() : made.exception;
    });
  }
}
